import CRMAPI
import Kernel
import Postgres
import Vault
import Web

/// Finds a person by any words of the name, a whole CURP, RFC, telephone or e-mail.
struct SearchPeople: Sendable {
  let database: Database
  let vault: Vault

  var source: SearchSource {
    SearchSource("Personas", order: 10) { visit, query in try await find(query, for: visit) }
  }

  private func find(_ query: String, for visit: Visit) async throws -> [SearchHit] {
    guard visit.may("party.read") else { return [] }
    if let exact = try await exactMatch(query, in: visit.tenant) { return [hit(exact, true)] }
    return try await named(query, in: visit.tenant).map { hit($0, false) }
  }

  func people(_ query: String, in tenant: TenantID) async throws -> [PartyListing] {
    if let exact = try await exactMatch(query, in: tenant) { return [exact] }
    return try await named(query, in: tenant)
  }

  private func named(_ query: String, in tenant: TenantID) async throws -> [PartyListing] {
    let words = Search.normalized(query).split(separator: " ").map(String.init)
      .filter { $0.count > 1 }
    guard !words.isEmpty else { return [] }
    return try await database.read(for: tenant) { db in
      try await db.parties(named: words, count: 10)
    }
  }

  private func exactMatch(_ query: String, in tenant: TenantID) async throws -> PartyListing? {
    let compact = query.filter { !$0.isWhitespace && $0 != "-" }
    let phone = try await PhoneNumber(compact).asyncMap {
      try await vault.phoneIndex($0, tenant: tenant)
    }
    let curp = compact.count == 18 ? try await vault.curpIndex(compact, tenant: tenant) : nil
    let email = try await EmailAddress(query).asyncMap {
      try await vault.emailIndex($0, tenant: tenant)
    }
    let rfc = compact.count == 13 ? try await vault.rfcIndex(compact, tenant: tenant) : nil
    return try await database.read(for: tenant) { db in
      if let phone, let id = try await db.party(withPhone: phone) {
        return try await db.partyListings([id]).first
      }
      if let curp, let id = try await db.party(withCURP: curp) {
        return try await db.partyListings([id]).first
      }
      if let email, let id = try await db.party(withEmail: email) {
        return try await db.partyListings([id]).first
      }
      if let rfc, let id = try await db.party(withRFC: rfc) {
        return try await db.partyListings([id]).first
      }
      return nil
    }
  }

  private func hit(_ party: PartyListing, _ isExact: Bool) -> SearchHit {
    SearchHit(
      party.listName, detail: "•• •••• \(party.phoneTail)",
      href: "/oficina/personas/\(party.id)", isExact: isExact)
  }
}

extension Optional {
  fileprivate func asyncMap<Output>(
    _ transform: (Wrapped) async throws -> Output
  ) async rethrows -> Output? {
    switch self {
    case .none: nil
    case .some(let value): try await transform(value)
    }
  }
}
