public import Identity
public import Kernel

/// What correcting an account needs of other rooms; CaudalServer wires it.
public struct AccountDoors: Sendable {
  let codes: OneTimeCodes
  let approvals: Approvals
  /// Something of the person's could not be delivered to the account that they gave.
  let waits: @Sendable (TenantID, PartyID) async throws -> Bool
  let today: @Sendable (TenantID) async throws -> CalendarDate

  public init(
    codes: OneTimeCodes, approvals: Approvals,
    waits: @escaping @Sendable (TenantID, PartyID) async throws -> Bool,
    today: @escaping @Sendable (TenantID) async throws -> CalendarDate
  ) {
    self.codes = codes
    self.approvals = approvals
    self.waits = waits
    self.today = today
  }
}
