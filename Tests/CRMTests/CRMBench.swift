import Audit
import CRMAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Synchronization
import TestKit
import Vault
import Web

@testable import CRM

/// CRM on a real database, with a letterbox where its questions land.
struct CRMBench: Sendable {
  let database: Database
  let clock = TestWorld()
  let tenant = Cast.solera
  let questions = Questions()
  let crm: CRM
  let jobs: Jobs

  init(_ database: Database) async throws {
    self.database = database
    let vault = Vault(root: .ephemeral(), database: database)
    jobs = Jobs(database: database, world: clock.world, vault: vault)
    crm = CRM(
      database: database, vault: vault,
      audit: Audit(database: database, world: clock.world, vault: vault), world: clock.world,
      jobs: jobs,
      mail: MailDoors(ask: { [questions] _, ask in try questions.take(ask) }) { _ in true },
      freshProof: { [clock] visit, back in
        guard case .staff(let staff) = visit.visitor, staff.authenticatedAt == clock.now
        else { throw NoFreshProof(back: back.description) }
      })
  }

  var worker: Worker { Worker(jobs: jobs, subscriptions: [], work: crm.jobs) }

  func lupita() async throws -> PartyID {
    try await crm.client.partyForPhone(tenant, "5512345678")
  }

  func give(_ email: String, to party: PartyID) async throws {
    var profile = PartyProfile()
    profile.email = email
    try await crm.client.update(tenant, party, profile, .borrower(party))
    try await worker.drain()
  }

  func mailbox(of party: PartyID) async throws -> Mailbox? {
    try await crm.client.mailbox(tenant, party)
  }
}

final class Questions: Sendable {
  private let kept = Mutex<(asked: [MailboxAsk], failures: Int)>(([], 0))

  struct Down: Error {}

  var asked: [MailboxAsk] { kept.withLock { $0.asked } }
  func fail(times: Int) { kept.withLock { $0.failures = times } }

  func take(_ ask: MailboxAsk) throws {
    try kept.withLock { kept in
      kept.asked.append(ask)
      guard kept.failures > 0 else { return }
      kept.failures -= 1
      throw Down()
    }
  }
}

/// What stands here for being sent to give a code.
struct NoFreshProof: Error, Hashable { let back: String }
