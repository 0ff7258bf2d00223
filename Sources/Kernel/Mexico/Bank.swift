/// A SPEI participant, found by the first three digits of a CLABE.
public struct Bank: Hashable, Sendable {
  /// First three digits of its CLABEs.
  public let code: String
  /// The five-digit institution key of SPEI messages.
  public let spei: String
  public let name: String
  /// First and last day of operation, where known.
  public let validFrom: CalendarDate?
  public let validThrough: CalendarDate?
  private let isClosed: Bool

  public func operates(on date: CalendarDate) -> Bool {
    if let validFrom, date < validFrom { return false }
    if let validThrough { return date <= validThrough }
    return !isClosed
  }
}

extension Bank {
  public static let all: [Bank] = rows.split(separator: "\n").map(Bank.init(line:))

  public static func withCode(_ code: String) -> Bank? { byCode[code] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// `646 90646 open STP`, or with a date after the state.
  private init(line: Substring) {
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
    precondition(parts.count == 4, "a row of the bank table has four parts")
    let state = parts[2].split(separator: ":")
    let date = state.count > 1 ? CalendarDate(state[1]) : nil
    code = String(parts[0])
    spei = String(parts[1])
    name = parts[3].drop { $0 == " " }.description
    isClosed = state[0] == "closed"
    validFrom = isClosed ? nil : date
    validThrough = isClosed ? date : nil
  }
}
