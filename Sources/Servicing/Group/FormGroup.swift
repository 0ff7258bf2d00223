import Audit
import Kernel
import Postgres
import ServicingAPI
import Tenancy

/// Keeps a group as it was formed. Repeating the order changes nothing.
struct FormGroup: Sendable {
  let desk: Desk

  func callAsFunction(_ order: LoanGroupOrdered, in db: Transaction) async throws {
    let prefix = try desk.tenants.manifest(db.tenant).identity.folioPrefix
    let group = LoanGroup(
      id: order.group, folio: Folio(order.group, prefix: prefix + "-G").description,
      name: order.groupName, branch: order.branch, president: order.president,
      treasurer: order.treasurer, meetingDay: Weekday(rawValue: order.meetingWeekday) ?? .monday)
    guard try await db.insert(group, at: desk.world.now(db.tenant)) else { return }
    try await desk.audit.record(
      Act("group.formed", by: .system("servicing"), on: group.id.description), in: db)
  }
}
