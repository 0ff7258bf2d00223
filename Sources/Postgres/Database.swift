public import Kernel

/// The door to PostgreSQL: every statement runs inside a transaction of one tenant, or of the
/// house's own tenantless schema.
public struct Database: Sendable {
  let pool: Pool

  public init(_ settings: ConnectionSettings, pool limits: PoolSettings = PoolSettings()) {
    pool = Pool(settings, limits)
  }

  /// Commits when `body` returns and rolls back when it throws.
  public func transaction<Answer>(
    for tenant: TenantID, isolation: isolated (any _Concurrency.Actor)? = #isolation,
    _ body: (Transaction) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await run(.tenant(tenant), isolation: isolation, body)
  }

  /// The same, where nothing can be written.
  public func read<Answer>(
    for tenant: TenantID, isolation: isolated (any _Concurrency.Actor)? = #isolation,
    _ body: (Transaction) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await run(.reading(tenant), isolation: isolation, body)
  }

  /// For schema `system`, which holds what must be found before a tenant is known.
  public func system<Answer>(
    isolation: isolated (any _Concurrency.Actor)? = #isolation,
    _ body: (Transaction) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await run(.system, isolation: isolation, body)
  }

  public func close() async { await pool.close() }

  private func run<Answer>(
    _ scope: Transaction.Scope, isolation: isolated (any _Concurrency.Actor)?,
    _ body: (Transaction) async throws -> sending Answer
  ) async throws -> sending Answer {
    let connection = try await pool.take()
    let transaction = Transaction(scope, on: connection, lease: connection.newLease())
    do {
      let answer = try await body(transaction)
      pool.give(connection, isUsable: try await transaction.commit())
      return answer
    } catch {
      pool.give(connection, isUsable: await connection.rollback())
      throw error
    }
  }
}
