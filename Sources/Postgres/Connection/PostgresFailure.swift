import CLibPQ
import Foundation

/// What the server refused, with its SQLSTATE. Values never appear in what it prints: PostgreSQL
/// puts them in the detail, which is not kept, and in quotes after a colon for malformed input.
public struct PostgresFailure: Error, Hashable, Sendable {
  public let sqlState: String
  public let message: String
  public let constraint: String?
  public let table: String?
  /// The statement as written, with `$n` in place of every value.
  public let statement: String?

  public init(
    sqlState: String, message: String, constraint: String? = nil, table: String? = nil,
    statement: String? = nil
  ) {
    self.sqlState = sqlState
    self.message = sqlState.hasPrefix("22") ? Self.withoutValues(message) : message
    self.constraint = constraint
    self.table = table
    self.statement = statement
  }

  private static func withoutValues(_ message: String) -> String {
    guard let quote = message.range(of: ": \"") else { return message }
    return message[..<quote.lowerBound] + ": ‹sealed›"
  }
}

extension PostgresFailure {
  public var isUniqueViolation: Bool { sqlState == "23505" }
  public var isForeignKeyViolation: Bool { sqlState == "23503" }
  public var isCheckViolation: Bool { sqlState == "23514" }
  public var isLockTimeout: Bool { sqlState == "55P03" }
  public var isStatementTimeout: Bool { sqlState == "57014" }
  /// Deadlock or serialization failure: the whole transaction may be run again.
  public var isTransient: Bool { sqlState == "40001" || sqlState == "40P01" }
  /// The connection is gone: nothing of an uncommitted transaction remains.
  public var isConnectionLost: Bool {
    sqlState.hasPrefix("08") || ["57P01", "57P02", "57P03"].contains(sqlState)
  }
}

extension PostgresFailure: CustomStringConvertible {
  public var description: String {
    var parts = ["PostgreSQL \(sqlState): \(message)"]
    if let constraint { parts.append("constraint \(constraint)") }
    if let statement { parts.append("in: \(statement)") }
    return parts.joined(separator: " · ")
  }
}

extension PostgresFailure {
  init(_ result: ResultSet, statement: String?) {
    func field(_ code: Character) -> String? {
      let text = PQresultErrorField(result.pointer, Int32(code.asciiValue ?? 0))
      return text.map { String(cString: $0) }
    }
    // PG_DIAG_SQLSTATE, MESSAGE_PRIMARY, CONSTRAINT_NAME and TABLE_NAME of postgres_ext.h.
    self.init(
      sqlState: field("C") ?? "08006",
      message: field("M") ?? String(cString: PQresultErrorMessage(result.pointer)),
      constraint: field("n"), table: field("t"), statement: statement)
  }

  static func connectionLost(_ link: OpaquePointer?, statement: String? = nil) -> PostgresFailure {
    let message = link.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
    return PostgresFailure(
      sqlState: "08006", message: message.split(separator: "\n").joined(separator: " "),
      statement: statement)
  }
}
