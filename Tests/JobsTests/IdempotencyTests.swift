import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Web

struct IdempotencyTests {
  private func command(
    _ body: UInt8 = 1, key: String = "k", tenant: TenantID = Cast.solera
  ) -> IdempotentReplies.Command {
    IdempotentReplies.Command(
      tenant: tenant,
      apiKey: APIKeyID(UUID.version7(at: TestWorld.start, randomness: (0, 9))), key: key,
      fingerprint: [body])
  }

  private let reply = IdempotentReplies.StoredReply(
    status: 201, contentType: "application/json", body: Array(#"{"id":"loan_1"}"#.utf8))

  private func turn(_ start: IdempotentReplies.Start) throws -> IdempotentReplies.Turn {
    guard case .fresh(let turn) = start else { throw Outage() }
    return turn
  }

  /// How a start ended, in a word.
  private func word(_ start: IdempotentReplies.Start) -> String {
    switch start {
    case .fresh: "fresh"
    case .done(let reply): "done \(reply.status) \(String(decoding: reply.body, as: UTF8.self))"
    case .otherBody: "otherBody"
    case .underWay: "underWay"
    }
  }

  @Test func theFirstReplyIsSaidAgainAndAnotherBodyIsRefused() async throws {
    try await TestDatabase.with { database in
      let replies = Idempotency(jobs: Lender(database).jobs).replies
      let turn = try turn(try await replies.start(command()))
      #expect(word(try await replies.start(command())) == "underWay")
      #expect(word(try await replies.start(command(2))) == "otherBody")
      try await replies.finish(command(), turn, reply)
      #expect(word(try await replies.start(command())) == #"done 201 {"id":"loan_1"}"#)
      #expect(word(try await replies.start(command(2))) == "otherBody")
      #expect(word(try await replies.start(command(tenant: Cast.raices))) == "fresh")
    }
  }

  @Test func aCommandThatFailedOnOurSideMayBeTriedAgain() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let replies = Idempotency(jobs: lender.jobs).replies
      try await replies.abandon(command(), try turn(try await replies.start(command())))
      #expect(word(try await replies.start(command())) == "fresh")
      // The process died: after a minute somebody else may take it over.
      lender.clock.advance(by: 61)
      #expect(word(try await replies.start(command())) == "fresh")
      #expect(word(try await replies.start(command())) == "underWay")
    }
  }

  @Test func whoWasTooSlowNeitherForgetsNorAnswersForTheOneWhoTookOver() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let replies = Idempotency(jobs: lender.jobs).replies
      let slow = try turn(try await replies.start(command()))
      lender.clock.advance(by: 61)
      let second = try turn(try await replies.start(command()))
      try await replies.abandon(command(), slow)
      #expect(word(try await replies.start(command())) == "underWay")
      let stale = IdempotentReplies.StoredReply(
        status: 409, contentType: "application/json", body: [])
      try await replies.finish(command(), slow, stale)
      #expect(word(try await replies.start(command())) == "underWay")
      try await replies.finish(command(), second, reply)
      #expect(word(try await replies.start(command())) == #"done 201 {"id":"loan_1"}"#)
    }
  }

  @Test func ofManyAtOnceOneGoesAhead() async throws {
    try await TestDatabase.with { database in
      let replies = Idempotency(jobs: Lender(database).jobs).replies
      let words = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<20 { group.addTask { word(try await replies.start(command())) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(words.count { $0 == "fresh" } == 1)
      #expect(words.count { $0 == "underWay" } == 19)
    }
  }

  @Test func aKeptReplyIsNotReadableInTheDatabaseAndIsForgottenInTime() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let idempotency = Idempotency(jobs: lender.jobs)
      let turn = try turn(try await idempotency.replies.start(command()))
      try await idempotency.replies.finish(command(), turn, reply)
      let stored = try await database.read(for: Cast.solera) { db in
        try await db.value([UInt8].self, "SELECT body FROM jobs.command WHERE tenant_id = 1")
      }
      #expect(stored.map { String(decoding: $0, as: UTF8.self).contains("loan_1") } == false)
      #expect(try await idempotency.prune(Cast.solera) == 0)
      lender.clock.advance(days: 3)
      #expect(try await idempotency.prune(Cast.solera) == 1)
    }
  }
}
