import CLibPQ

/// Runs scripts: many statements at once, outside a transaction if they must be. Only for
/// migrations and for making databases; the application never has one.
actor AdminConnection {
  private let executor = ThreadExecutor(name: "postgres-admin")
  private let wire: Wire
  private var pointer: OpaquePointer { wire.pointer }

  /// Closes with the last reference to it.
  private final class Wire {
    let pointer: OpaquePointer

    init(_ settings: ConnectionSettings) throws { pointer = try Link.connect(settings) }

    deinit { PQfinish(pointer) }
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ settings: ConnectionSettings) throws {
    var patient = settings
    patient.statementTimeoutSeconds = 0
    patient.lockTimeoutSeconds = 0
    wire = try Wire(patient)
  }

  deinit { executor.stop() }

  /// The rows of every query in the script, in order, as text.
  @discardableResult
  func script(_ text: String, named name: String? = nil) throws -> [[String?]] {
    guard PQsendQuery(pointer, text) == 1 else { throw PostgresFailure.connectionLost(pointer) }
    var rows: [[String?]] = []
    var failure: PostgresFailure?
    while let next = PQgetResult(pointer) {
      let result = ResultSet(next)
      if result.status == PGRES_FATAL_ERROR, failure == nil {
        failure = PostgresFailure(result, statement: name ?? text)
      }
      rows += result.texts
    }
    if let failure { throw failure }
    return rows
  }

  func inTransaction(_ scripts: [String], named name: String) throws {
    try script("BEGIN")
    do {
      for text in scripts { try script(text, named: name) }
      try script("COMMIT")
    } catch {
      _ = try? script("ROLLBACK")
      throw error
    }
  }
}

extension ResultSet {
  fileprivate var texts: [[String?]] {
    (0..<count).map { row in
      (0..<PQnfields(pointer)).map { column in
        PQgetisnull(pointer, row, column) == 1
          ? nil : String(cString: PQgetvalue(pointer, row, column))
      }
    }
  }
}

enum Quoted {
  static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  static func identifier(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
