import Kernel
import Postgres

extension Transaction {
  func productVersion(code: String, version: Int) async throws -> LoanProduct? {
    try await value(
      JSON<LoanProduct>.self,
      """
      SELECT content
      FROM tenancy.product_version
      WHERE tenant_id = \(tenant) AND code = \(code) AND version = \(version)
      """)?.value
  }
}

extension Transaction {
  func businessDate() async throws -> CalendarDate {
    let date = try await value(
      CalendarDate.self,
      """
      SELECT business_date
      FROM tenancy.business_day
      WHERE tenant_id = \(tenant)
      """)
    guard let date else { throw TenantUnknown(id: tenant) }
    return date
  }

  func advanceBusinessDate(from seen: CalendarDate, to date: CalendarDate) async throws {
    precondition(date >= seen, "business days only go forward")
    let moved = try await execute(
      """
      UPDATE tenancy.business_day
      SET business_date = \(date)
      WHERE tenant_id = \(tenant) AND business_date = \(seen)
      """)
    if moved == 0, try await businessDate() < date { throw BusinessDateMoved(seen: seen) }
  }
}

/// Somebody else closed a day in between.
struct BusinessDateMoved: Refusal, Hashable {
  let seen: CalendarDate

  var problem: Problem {
    Problem(
      "tenancy/business-date-moved", status: 409, title: "La fecha de operación cambió",
      detail: "La fecha de operación ya no es \(seen.text.numeric). Vuelve a intentarlo.")
  }
}
