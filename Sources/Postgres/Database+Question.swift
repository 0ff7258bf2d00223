public import Kernel

/// A single statement needs no BEGIN and no COMMIT: sent together with what names the tenant, it
/// is a transaction of its own, in one round trip. For the look-ups that every request makes.
extension Database {
  public func rows<Value: RowDecodable>(
    _: Value.Type, for tenant: TenantID, _ sql: SQL
  ) async throws -> [Value] {
    try await ask([Transaction.entering(tenant), sql]) { try $0[1].decoded(Value.self) }
  }

  /// A transaction whose statements are all known beforehand, in one round trip: how many rows
  /// each touched. The first that fails undoes them all.
  @discardableResult
  public func execute(for tenant: TenantID, _ statements: [SQL]) async throws -> [Int] {
    try await settle(["BEGIN", Transaction.entering(tenant)], statements)
  }

  /// The same, in schema `system`.
  @discardableResult
  public func systemExecute(_ statements: [SQL]) async throws -> [Int] {
    try await settle(["BEGIN"], statements)
  }

  private func settle(_ beginning: [SQL], _ statements: [SQL]) async throws -> [Int] {
    do {
      return try await ask(beginning + statements + ["COMMIT"]) { answers in
        answers[beginning.count..<answers.count - 1].map(\.affected)
      }
    } catch let failure as PostgresFailure where failure.isConnectionLost {
      throw CommitUnknown(cause: failure)
    }
  }

  /// Of schema `system`.
  public func systemRows<Value: RowDecodable>(
    _: Value.Type, _ sql: SQL
  ) async throws -> [Value] {
    try await ask([sql]) { try $0[0].decoded(Value.self) }
  }

  private func ask<Answer: Sendable>(
    _ statements: [SQL], read: @escaping @Sendable ([ResultSet]) throws -> Answer
  ) async throws -> Answer {
    let connection = try await pool.take()
    let lease = connection.newLease()
    let work = Canceller.Work()
    do {
      let (answer, isUsable) = try await withTaskCancellationHandler {
        try await connection.ask(statements, lease: lease, work: work) {
          try read(Array($0))
        }
      } onCancel: {
        connection.canceller.cancel(work)
      }
      pool.give(connection, isUsable: isUsable)
      return answer
    } catch {
      pool.give(connection, isUsable: await connection.rollback())
      throw error
    }
  }
}
