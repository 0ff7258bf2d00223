import Foundation
import Kernel
import Postgres
import Vault

/// Keeps what a screen answered, sealed in the application's cell. Answering again replaces.
struct KeepAnswers: Sendable {
  let database: Database
  let vault: Vault
  let world: World

  func callAsFunction(
    of id: ApplicationID, party: PartyID, in tenant: TenantID,
    _ change: @Sendable (inout Answers) -> Void
  ) async throws -> Answers {
    try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id), application.party == party else {
        throw ApplicationUnknown(id: id)
      }
      var answers = try await vault.answers(of: application, in: db)
      change(&answers)
      let keys = try await vault.keys(of: party, in: db)
      let cell = try keys.seal(Array(try JSONEncoder().encode(answers)), at: .answers(of: id))
      try await db.saveAnswers(
        cell, decision: world.newID(DecisionID.self), of: id, at: world.now(tenant))
      return answers
    }
  }
}

extension Vault {
  func answers(of application: Application, in db: Transaction) async throws -> Answers {
    guard let cell = application.answers else { return Answers() }
    let keys = try await keys(of: application.party, in: db)
    let json = try keys.open(cell, at: .answers(of: application.id))
    return try JSONDecoder().decode(Answers.self, from: Data(json))
  }
}

extension Place {
  static func answers(of id: ApplicationID) -> Place {
    Place(table: "origination.application", column: "answers", row: id.uuid)
  }
}
