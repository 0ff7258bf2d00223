import Identity
import Kernel
import Tenancy

/// How much each of the staff may approve: the most that any of their roles allows.
struct ApprovalLimits: Sendable {
  let tenants: Tenants
  /// The roles of one of the staff, as they are now.
  let roles: @Sendable (TenantID, StaffID) async throws -> [String]

  struct Refused: Refusal, Hashable {
    let amount: Money
    /// The names of the roles that may.
    let whoMay: [String]

    var problem: Problem {
      let who =
        whoMay.isEmpty
        ? "Ningún rol de la institución aprueba ese monto."
        : "Puede aprobarlo: \(whoMay.joined(separator: ", "))."
      return Problem(
        "origination/above-own-limit", status: 403, title: "El monto rebasa lo que puede aprobar",
        detail: "Su rol no aprueba \(MoneyText(amount)). \(who)")
    }
  }

  /// The house itself answers for nobody's limit; a borrower or a program approves nothing.
  func check(_ amount: Money, by actor: Actor, in tenant: TenantID) async throws {
    guard try await !allows(amount, to: actor, in: tenant) else { return }
    throw try refused(amount, in: tenant)
  }

  /// For who asks inside a transaction, and knows the roles already: they are not asked for again
  /// on another connection.
  func check(_ amount: Money, ofRoles held: [String], in tenant: TenantID) throws {
    guard try !allows(amount, ofRoles: held, in: tenant) else { return }
    throw try refused(amount, in: tenant)
  }

  func allows(_ amount: Money, to actor: Actor, in tenant: TenantID) async throws -> Bool {
    switch actor {
    case .system: return true
    case .borrower, .apiKey: return false
    case .staff(let id):
      return try allows(amount, ofRoles: try await roles(tenant, id), in: tenant)
    }
  }

  private func allows(_ amount: Money, ofRoles held: [String], in tenant: TenantID) throws -> Bool {
    try tenants.manifest(tenant).roles
      .contains { held.contains($0.code) && $0.approves(amount) }
  }

  private func refused(_ amount: Money, in tenant: TenantID) throws -> Refused {
    let roles = try tenants.manifest(tenant).roles
    return Refused(
      amount: amount, whoMay: roles.filter { $0.approves(amount) }.map(\.name).sorted())
  }
}

extension Role {
  fileprivate func approves(_ amount: Money) -> Bool { approvesUpTo.map { amount <= $0 } ?? false }
}
