import Foundation
import Kernel
import Lending

/// A case that is drawn at random, can be made smaller, and told so that it can be had again.
protocol Drawn: Sendable {
  static var usualCases: Int { get }
  init?(_ random: inout SeededRandom)
  /// The same, each with one thing less.
  var smaller: [Self] { get }
  var told: String { get }
}

extension Drawn {
  static var usualCases: Int { 4_000 }
  var smaller: [Self] { [] }

  /// Takes things away for as long as the fault stays.
  func shrunk(while isFault: (Self) -> Bool) -> Self {
    var smallest = self
    while let next = smallest.smaller.first(where: isFault) { smallest = next }
    return smallest
  }
}

/// A loan and what happened to it.
protocol Lived: Drawn {
  var schedule: Schedule { get }
  var events: [LoanEvent] { get set }
}

extension Lived {
  var account: LoanAccount { LoanAccount(schedule: schedule, events: events) }

  var smaller: [Self] {
    events.indices.map { index in
      var fewer = self
      fewer.events.remove(at: index)
      return fewer
    }
  }

  var told: String { "\(json(schedule.terms))\n\(json(events))" }

  /// Some day of its life or after it.
  func day(_ random: inout SeededRandom, through days: Int = 900) -> CalendarDate {
    schedule.terms.disbursedOn.adding(days: .random(in: 0...days, using: &random))
  }
}

func json(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  guard let data = try? encoder.encode(value) else { return "\(value)" }
  return String(decoding: data, as: UTF8.self)
}

/// The same after it was kept and read back.
func kept<Value: Codable>(_ value: Value) throws -> Value {
  try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}
