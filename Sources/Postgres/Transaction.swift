public import Kernel
import Synchronization

/// What a verb and its stores hold while they work. It begins with its first statement, in the
/// same round trip, and ends when the closure that received it returns.
public final class Transaction: Sendable {
  enum Scope: Sendable, Hashable {
    case tenant(TenantID)
    case reading(TenantID)
    case system
  }

  private let scope: Scope
  private let connection: Connection
  private let lease: Int
  private let afterCommit = Mutex<[@Sendable () -> Void]>([])

  init(_ scope: Scope, on connection: Connection, lease: Int) {
    self.scope = scope
    self.connection = connection
    self.lease = lease
  }

  /// Named first in the WHERE of every statement on a tenant's table.
  public var tenant: TenantID {
    switch scope {
    case .tenant(let tenant), .reading(let tenant): return tenant
    case .system: preconditionFailure("a system transaction belongs to no tenant")
    }
  }

  public func rows<Value: RowDecodable>(_: Value.Type, _ sql: SQL) async throws -> [Value] {
    try await run([sql]) { try $0[0].decoded(Value.self) }
  }

  public func row<Value: RowDecodable>(_: Value.Type, _ sql: SQL) async throws -> Value? {
    try await rows(Value.self, sql).first
  }

  /// The first column of the first row.
  public func value<Value: SQLDecodable & Sendable>(
    _: Value.Type, _ sql: SQL
  ) async throws -> Value? {
    try await run([sql]) { try $0[0].first(Value.self) }
  }

  /// The first column of every row.
  public func values<Value: SQLDecodable & Sendable>(
    _: Value.Type, _ sql: SQL
  ) async throws -> [Value] {
    try await run([sql]) { try $0[0].column(Value.self) }
  }

  /// How many rows it touched.
  @discardableResult
  public func execute(_ sql: SQL) async throws -> Int {
    try await run([sql]) { $0[0].affected }
  }

  /// Statements that do not wait for each other's answers, in one round trip; the first that
  /// fails stops those behind it.
  @discardableResult
  public func pipeline(_ statements: [SQL]) async throws -> [Int] {
    guard !statements.isEmpty else { return [] }
    return try await run(statements) { $0.map(\.affected) }
  }

  /// Runs once the transaction is committed, never if it is not: to wake whoever polls.
  public func afterCommit(_ act: @escaping @Sendable () -> Void) {
    afterCommit.withLock { $0.append(act) }
  }
}

extension Transaction {
  private func run<Answer: Sendable>(
    _ statements: [SQL], read: @escaping @Sendable ([ResultSet]) throws -> Answer
  ) async throws -> Answer {
    let work = Canceller.Work()
    return try await withTaskCancellationHandler {
      try await connection.run(statements, beginning: beginning, lease: lease, work: work) {
        try read(Array($0))
      }
    } onCancel: {
      connection.canceller.cancel(work)
    }
  }

  private var beginning: [SQL] {
    switch scope {
    case .tenant(let tenant): ["BEGIN", Self.entering(tenant)]
    case .reading(let tenant): ["BEGIN READ ONLY", Self.entering(tenant)]
    case .system: ["BEGIN"]
    }
  }

  /// Local to the transaction: a pooled connection remembers no tenant.
  static func entering(_ tenant: TenantID) -> SQL {
    "SELECT set_config('caudal.tenant', \(tenant), true)"
  }

  /// Ends the transaction; true if its connection may serve another.
  func commit() async throws -> Bool {
    let isUsable = try await connection.commit(lease: lease)
    for act in afterCommit.withLock({ $0 }) { act() }
    return isUsable
  }
}
