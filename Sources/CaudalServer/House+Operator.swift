import Audit
import Foundation
import Identity
public import Kernel
import Lending
import Places
import Postgres
import Servicing
import Tenancy
import Vault

/// What the command line asks of the house.
extension House {
  /// Closes days up to a date, and answers which loans it had to leave aside.
  public func close(
    _ tenant: TenantID, through text: String, say: @escaping @Sendable (String) -> Void
  ) async throws -> CloseAnswer {
    guard let date = CalendarDate(text) else {
      throw InvalidFields([FieldError("through", "La fecha se escribe AAAA-MM-DD.")])
    }
    try await servicing.closeOfBusiness(tenant, through: date) { progress in say("\(progress)") }
    return CloseAnswer(
      tenant: try tenants.tenant(tenant).slug,
      businessDate: try await tenants.businessDate(tenant),
      setAside: try await servicing.loansSetAside(tenant))
  }

  /// Seals what is pending and walks the chain.
  public func verifyTrail(of tenant: TenantID, anchor: String?) async throws -> TrailAnswer {
    while try await audit.seal(tenant) > 0 {}
    let parts = anchor?.split(separator: ":") ?? []
    let kept =
      parts.count == 2
      ? Int64(parts[0]).map { TrailAnchor(position: $0, head: String(parts[1])) } : nil
    let report = try await audit.verify(tenant, against: kept)
    return TrailAnswer(
      isWhole: report.isWhole, sealed: report.sealed, unsealed: report.unsealed,
      anchor: "\(report.sealed):\(report.head)", faults: report.faults)
  }

  public struct PostalCodesAnswer: Sendable, Encodable {
    /// False where that very file was in force already.
    public let isNew: Bool
    public let codes: Int
    public let settlements: Int
  }

  /// Puts a catalogue of postal codes in force for every institution.
  public func loadPostalCodes(
    _ file: [UInt8], allowsFewer: Bool
  ) async throws -> PostalCodesAnswer {
    let loaded = try await places.load(file, allowsFewer: allowsFewer)
    return PostalCodesAnswer(
      isNew: loaded.isNew, codes: loaded.codeCount, settlements: loaded.settlementCount)
  }

  public func keepSecret(_ value: String, named name: String, of tenant: TenantID) async throws {
    try await vault.setSecret(named: name, to: Sealed(value), tenant: tenant)
  }

  /// Opens an account with a password made here; its second factor is enrolled at first sign-in.
  public func hire(
    _ username: String, name: String, roles: [String], at tenant: TenantID
  ) async throws -> String {
    let password = Base62.encode(Random.bytes(12), width: 17)
    try await identity.staff.add(
      NewStaff(username: username, name: name, roles: roles, password: Sealed(password)),
      to: tenant, by: .system("cli"))
    return password
  }

  public func issueKey(
    _ name: String, scopes: [String]?, isTest: Bool, for tenant: TenantID
  ) async throws -> String {
    let reading = APIScopes.all.map(\.code).filter { $0.hasSuffix(".read") }
    return try await identity.keys.issue(
      APIKeys.Order(name: name, scopes: scopes ?? reading, isTest: isTest), for: tenant,
      by: .system("cli")
    ).secret.opened(because: "it is shown once to who asked for it")
  }
}

/// Where a close left an institution.
public struct CloseAnswer: Encodable, Sendable {
  let tenant: String
  let businessDate: CalendarDate
  let setAside: [SetAsideLoan]

  public var isWhole: Bool { setAside.isEmpty }

  public var text: String {
    let done = "Fecha de negocio de \(tenant): \(businessDate)."
    guard !isWhole else { return done }
    let loans = setAside.map { "  \($0.folio), desde el \($0.since), \($0.days) días: \($0.what)" }
    return """
      \(done)
      Créditos que no se cerraron: \(setAside.count). Corríjalos y repita el cierre.
      \(loans.joined(separator: "\n"))
      """
  }
}

/// What the walk along an institution's trail found.
public struct TrailAnswer: Encodable, Sendable {
  public let isWhole: Bool
  let sealed: Int64
  let unsealed: Int
  /// Kept elsewhere, it shows later that nobody cut the trail's end.
  let anchor: String
  let faults: [String]

  public var text: String {
    let verdict =
      isWhole
      ? "La bitácora está entera: \(sealed) actos sellados, \(unsealed) por sellar."
      : "La bitácora fue alterada:\n  " + faults.joined(separator: "\n  ")
    return verdict + "\nAncla: \(anchor)"
  }
}
