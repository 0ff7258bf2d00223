import CLibPQ
import Foundation

/// One libpq connection, always in pipeline mode, used from one thread at a time.
final class Link {
  let pointer: OpaquePointer
  private var prepared: [String: String] = [:]
  /// Statements are literals, so there are hundreds; beyond this something composes them.
  private static let statementsMax = 2_000
  private(set) var isSpent = false

  init(_ settings: ConnectionSettings) throws(PostgresFailure) {
    pointer = try Self.connect(settings)
    _ = PQenterPipelineMode(pointer)
  }

  static func connect(_ settings: ConnectionSettings) throws(PostgresFailure) -> OpaquePointer {
    let parameters = settings.parameters
    var keys = parameters.map { UnsafePointer(strdup($0.0)) } + [nil]
    var values = parameters.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { (keys + values).forEach { free(UnsafeMutablePointer(mutating: $0)) } }
    guard let pointer = PQconnectdbParams(&keys, &values, 1) else { throw .connectionLost(nil) }
    guard PQstatus(pointer) == CONNECTION_OK else {
      let failure = PostgresFailure.connectionLost(pointer)
      PQfinish(pointer)
      throw failure
    }
    // Notices go nowhere: they are for a person at a terminal.
    PQsetNoticeProcessor(pointer, { _, _ in }, nil)
    return pointer
  }

  deinit { PQfinish(pointer) }

  var isBroken: Bool { PQstatus(pointer) != CONNECTION_OK }
  var isFailedTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_INERROR }
  var isIdle: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }

  /// Nothing is said to a connection at rest but goodbye: one that has something to read, or was
  /// closed, is not used again.
  func checkIdle() {
    var socket = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
    if poll(&socket, 1, 0) != 0 || PQstatus(pointer) != CONNECTION_OK { isSpent = true }
  }

  /// Sends all the statements in one flush and reads their answers. The first failure is thrown
  /// after every answer is read, so that the connection is ready for the next pipeline.
  func run(_ statements: [SQL]) throws(PostgresFailure) -> [ResultSet] {
    if prepared.count > Self.statementsMax { isSpent = true }
    var expected: [Expected] = []
    expected.reserveCapacity(statements.count * 2)
    for statement in statements { try send(statement, expecting: &expected) }
    guard PQpipelineSync(pointer) == 1 else { throw lost(nil) }
    return try receive(expected)
  }

  private enum Expected {
    case preparation(text: String, name: String)
    case answer(SQL)
  }

  private func send(_ sql: SQL, expecting: inout [Expected]) throws(PostgresFailure) {
    var name = prepared[sql.text]
    if name == nil {
      let new = "s\(prepared.count + 1)"
      guard PQsendPrepare(pointer, new, sql.text, 0, nil) == 1 else { throw lost(sql.text) }
      expecting.append(.preparation(text: sql.text, name: new))
      // Known from here on, so that the same statement twice in a pipeline is prepared once.
      prepared[sql.text] = new
      name = new
    }
    let sent = try sql.withParameters { (count, values, lengths, formats) in
      PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
    }
    guard sent == 1 else { throw lost(sql.text) }
    expecting.append(.answer(sql))
  }

  private func receive(_ expected: [Expected]) throws(PostgresFailure) -> [ResultSet] {
    var answers: [ResultSet] = []
    answers.reserveCapacity(expected.count)
    var failure: PostgresFailure?
    for item in expected {
      let result = try next()
      let ok = result.status == PGRES_COMMAND_OK || result.status == PGRES_TUPLES_OK
      switch item {
      case .preparation(let text, _):
        if !ok { prepared[text] = nil }
        if result.status == PGRES_FATAL_ERROR, failure == nil {
          failure = PostgresFailure(result, statement: text)
        }
      case .answer(let sql):
        if ok {
          answers.append(result)
        } else if result.status == PGRES_FATAL_ERROR, failure == nil {
          failure = PostgresFailure(result, statement: sql.text)
        }
      }
      try endOfAnswer()
    }
    var sync = try next()
    if sync.status == PGRES_FATAL_ERROR {
      // What fails while the server closes the pipeline: a deferred constraint.
      failure = failure ?? PostgresFailure(sync, statement: nil)
      try endOfAnswer()
      sync = try next()
    }
    guard sync.status == PGRES_PIPELINE_SYNC else { throw lost(nil) }
    guard let failure else { return answers }
    note(failure)
    throw failure
  }

  private func next() throws(PostgresFailure) -> ResultSet {
    guard let pointer = PQgetResult(pointer) else { throw lost(nil) }
    let result = ResultSet(pointer)
    if isBroken { throw note(PostgresFailure(result, statement: nil)) }
    return result
  }

  /// libpq marks the end of each statement's answers with a null.
  private func endOfAnswer() throws(PostgresFailure) {
    guard let extra = PQgetResult(pointer) else { return }
    PQclear(extra)
    throw lost(nil)
  }

  private func lost(_ statement: String?) -> PostgresFailure {
    note(PostgresFailure.connectionLost(pointer, statement: statement))
  }

  /// A plan that a migration made stale, a forgotten statement or a dead server: this
  /// connection is not used again.
  @discardableResult
  private func note(_ failure: PostgresFailure) -> PostgresFailure {
    if failure.isConnectionLost || ["0A000", "26000"].contains(failure.sqlState) { isSpent = true }
    return failure
  }
}
