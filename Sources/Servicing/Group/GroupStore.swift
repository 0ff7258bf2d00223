import Foundation
import Kernel
import Postgres

extension Transaction {
  func insert(_ group: LoanGroup, at instant: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.loan_group (
        tenant_id, id, folio, name, branch, president_id, treasurer_id, meeting_weekday, formed_at)
      VALUES (
        \(tenant), \(group.id), \(group.folio), \(group.name), \(group.branch),
        \(group.president), \(group.treasurer), \(group.meetingDay.rawValue), \(instant))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  func group(_ id: LoanGroupID) async throws -> LoanGroup? {
    try await row(
      GroupRow.self,
      """
      SELECT id, folio, name, branch, president_id, treasurer_id, meeting_weekday
      FROM servicing.loan_group
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)?.group
  }

  func groups() async throws -> [LoanGroup] {
    try await rows(
      GroupRow.self,
      """
      SELECT id, folio, name, branch, president_id, treasurer_id, meeting_weekday
      FROM servicing.loan_group
      WHERE tenant_id = \(tenant)
      ORDER BY name, id
      LIMIT 500
      """
    ).map(\.group)
  }
}

struct GroupRow: RowDecodable {
  let group: LoanGroup

  init(row: Row) throws(ColumnMismatch) {
    let weekday: Int = try row["meeting_weekday"]
    group = LoanGroup(
      id: try row["id"], folio: try row["folio"], name: try row["name"],
      branch: try row["branch"], president: try row["president_id"],
      treasurer: try row["treasurer_id"], meetingDay: Weekday(rawValue: weekday) ?? .monday)
  }
}
