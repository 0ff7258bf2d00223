import ComplianceAPI
import Foundation
public import Jobs
public import Kernel
import Postgres

extension Compliance {
  /// When a list changes, everyone who was compared before is compared with it: who was clear
  /// yesterday may be on it today (DCG 44). `screen` asks the client with the person's data of
  /// today, for the purpose `list`.
  public func screensAgain(
    _ screen: @escaping @Sendable (TenantID, PartyID) async throws -> Void
  ) -> (subscription: Subscription, job: Job) {
    let jobs = ground.jobs
    let subscription = Subscription(subscriber: "compliance", to: ListImported.self) {
      fact, _, db in
      for party in try await db.screenedParties() {
        try await jobs.enqueue(
          kind: ScreenAgain.kind, key: "\(fact.version) \(party)",
          payload: ScreenAgain(party: party), in: db)
      }
    }
    let job = Job(kind: ScreenAgain.kind, as: ScreenAgain.self) { payload, context in
      try await screen(context.tenant, payload.party)
    }
    return (subscription, job)
  }
}

struct ScreenAgain: Codable, Sendable {
  static let kind = "compliance.screen_again"

  let party: PartyID
}
