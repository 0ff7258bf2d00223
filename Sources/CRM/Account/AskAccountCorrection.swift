import CRMAPI
import Foundation
import Identity
import Kernel
import Postgres
import Vault
import Web

/// Staff correct a person's account by two people: one asks with a reason, another grants it with a
/// fresh code. Asked again with the same account and words, it is the request that waits already.
struct AskAccountCorrection: Sendable {
  static let name = "crm.correct_account"

  let database: Database
  let vault: Vault
  let world: World
  let approvals: Approvals
  let correct: CorrectAccount

  /// The account itself stays sealed in its row: a request carries its keyed hash.
  struct Payload: Codable, Sendable {
    let party: PartyID
    let clabeIndex: [UInt8]
    /// Of the account that was in force when it was asked; empty where there was none.
    let insteadOf: [UInt8]
    let reason: String
  }

  @discardableResult
  func callAsFunction(
    _ clabe: CLABE, of party: PartyID, because reason: String, by staff: StaffVisitor,
    in tenant: TenantID
  ) async throws -> ApprovalID {
    let index = try await vault.clabeIndex(clabe, tenant: tenant)
    let now = world.now(tenant)
    return try await database.transaction(for: tenant) { db in
      guard let stored = try await db.storedParty(party) else {
        throw CorrectAccount.Refused.partyUnknown(party)
      }
      let keys = try await vault.keys(of: party, in: db)
      let profile = try stored.profile(with: keys)
      guard profile.clabe != clabe.text else { throw CorrectAccount.Refused.unchanged }
      try await db.insertCorrection(
        of: party, index, keys.seal(clabe.text, at: .clabe(of: party)), by: .staff(staff.id),
        at: now)
      let payload = Payload(
        party: party, clabeIndex: index,
        insteadOf: try await correct.index(of: profile, in: tenant), reason: reason)
      let order = try order(clabe, payload, called: profile.fullName)
      return try await approvals.request(order, by: staff, in: db)
    }
  }

  /// The person, the bank and the account's end are part of what both sign.
  private func order(
    _ clabe: CLABE, _ payload: Payload, called name: String
  ) throws -> ApprovalOrder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return ApprovalOrder(
      kind: Self.name, subject: payload.party.description,
      summary: "Pagar a \(name) en otra cuenta: \(clabe.veiled)",
      payload: String(decoding: try encoder.encode(payload), as: UTF8.self),
      reason: payload.reason)
  }

  var kind: ApprovalKind {
    ApprovalKind(
      Self.name, title: "Corregir la cuenta de una persona", checker: "party.account_second",
      link: { subject in PartyID(subject).map { "/oficina/personas/\($0)" } }
    ) { [vault, correct] request, db in
      let payload = try JSONDecoder().decode(Payload.self, from: Data(request.payload.utf8))
      guard let cell = try await db.correction(of: payload.party, payload.clabeIndex) else {
        throw CorrectAccount.Refused.partyUnknown(payload.party)
      }
      let keys = try await vault.keys(of: payload.party, in: db)
      let clabe = CLABE(try keys.openText(cell, at: .clabe(of: payload.party)))
      guard let clabe else { throw CorrectAccount.Refused.partyUnknown(payload.party) }
      try await correct(
        clabe, of: payload.party, insteadOf: payload.insteadOf, by: .staff(request.checker),
        because: payload.reason, in: db)
    }
  }
}
