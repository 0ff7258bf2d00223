import Foundation
public import Kernel
import Postgres
import Vault
public import Web

/// Remembers the first reply to each command of each program, for a day at least.
public struct Idempotency: Sendable {
  private let jobs: Jobs

  public init(jobs: Jobs) { self.jobs = jobs }

  /// A command whose process died half way may be tried again after this.
  static let underWaySecondsMax: TimeInterval = 60
  static let keptSeconds: TimeInterval = 86_400 * 2

  /// What the front of the house takes.
  public var replies: IdempotentReplies {
    IdempotentReplies(
      start: { try await start($0) },
      finish: { try await finish($0, $1, $2) },
      abandon: { command, turn in
        try await jobs.database.transaction(for: command.tenant) { db in
          try await db.forget(command, begunAt: turn.began)
        }
      })
  }

  private func start(_ command: IdempotentReplies.Command) async throws -> IdempotentReplies.Start {
    let now = jobs.world.now(command.tenant)
    return try await jobs.database.transaction(for: command.tenant) { db in
      if try await db.begin(command, id: jobs.world.newID(), at: now) {
        return .fresh(.init(began: now))
      }
      // Locked, so that of two who find it stale only one takes it over.
      guard let earlier = try await db.lockCommand(command) else { return .underWay }
      guard earlier.fingerprint == command.fingerprint else { return .otherBody }
      if let reply = earlier.reply {
        let seal = CommandSeal(keys: try await jobs.vault.keys(in: db), command: earlier.id)
        let body = try seal.open(reply.body)
        return .done(
          IdempotentReplies.StoredReply(
            status: reply.status, contentType: reply.contentType, body: body))
      }
      guard now.timeIntervalSince(earlier.startedAt) > Self.underWaySecondsMax else {
        return .underWay
      }
      try await db.restart(command, at: now)
      return .fresh(.init(began: now))
    }
  }

  private func finish(
    _ command: IdempotentReplies.Command, _ turn: IdempotentReplies.Turn,
    _ reply: IdempotentReplies.StoredReply
  ) async throws {
    let now = jobs.world.now(command.tenant)
    try await jobs.database.transaction(for: command.tenant) { db in
      guard let earlier = try await db.lockCommand(command) else { return }
      let seal = CommandSeal(keys: try await jobs.vault.keys(in: db), command: earlier.id)
      let sealed = try seal.close(reply.body)
      try await db.keep(
        reply, sealedBody: sealed, of: command, begunAt: turn.began, at: now)
    }
  }

  /// Forgets replies that nobody may ask for any more; returns how many.
  public func prune(_ tenant: TenantID) async throws -> Int {
    let before = jobs.world.now(tenant).addingTimeInterval(-Self.keptSeconds)
    return try await jobs.database.transaction(for: tenant) { db in
      try await db.forgetCommands(before: before)
    }
  }
}
