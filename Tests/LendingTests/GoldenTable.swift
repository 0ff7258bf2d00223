import Foundation
import Kernel
import Lending

/// A golden CSV beside the tests, read by column name.
struct GoldenTable {
  struct Line {
    fileprivate let columns: [String: Int]
    fileprivate let values: [String]

    subscript(name: String) -> String { values[columns[name]!] }
    func integer(_ name: String) -> Int { Int(self[name])! }
    func money(_ name: String) -> Money { Money(minorUnits: Int64(self[name])!) }
    func rate(_ name: String) -> Rate { Rate(millionths: Int64(self[name])!) }
    func date(_ name: String) -> CalendarDate { CalendarDate(self[name])! }
    func part(_ name: String) -> Part {
      Part(net: money(name + ".net"), iva: money(name + ".iva"))
    }
  }

  let lines: [Line]

  static func text(_ name: String) throws -> String {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    return try String(contentsOf: golden.appending(path: name), encoding: .utf8)
  }

  /// Of a golden file that has one in each line.
  static func values<Value: Decodable>(of type: Value.Type, in name: String) throws -> [Value] {
    try text(name).split(separator: "\n").map {
      try JSONDecoder().decode(type, from: Data($0.utf8))
    }
  }

  init(_ name: String) throws {
    var rows = try Self.text(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.removeFirst()
    let columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    lines = rows.map { Line(columns: columns, values: $0) }
  }

  func grouped(by name: String) -> [String: [Line]] {
    Dictionary(grouping: lines) { $0[name] }
  }
}

extension GoldenTable.Line {
  var terms: LoanTerms {
    LoanTerms(
      principal: money("principal"), disbursedOn: date("disbursedOn"),
      installmentCount: integer("count"), frequency: Frequency(name: self["frequency"])!,
      method: self["method"] == "flat" ? .flat : .level, annualRate: rate("ratePPM"),
      dayCount: DayCount(rawValue: self["accrual"])!, moratorioAnnualRate: rate("moratorioPPM"),
      ivaOnInterest: rate("ivaPPM"), ivaOnFees: rate("ivaFeesPPM"), openingFee: openingFee,
      installmentFee: money("installmentFee"),
      firstDue: FirstDue(
        minimumDays: integer("minimumDays"), stub: FirstDue.Stub(rawValue: self["stub"])!),
      allocationOrder: Component.whole(
        self["order"].split(separator: " ").map { Component(rawValue: String($0))! }))
  }

  private var openingFee: OpeningFee? {
    let settlement = OpeningFee.Settlement(rawValue: self["feeSettlement"])!
    switch self["feeKind"] {
    case "share": return OpeningFee(.share(rate: rate("feeValue")), settlement: settlement)
    case "fixed": return OpeningFee(.fixed(amount: money("feeValue")), settlement: settlement)
    case "none": return nil
    default: preconditionFailure("a fee of an unknown kind")
    }
  }

  /// `pay:2026-01-15:5000 payoff:…`, as the script writes them.
  var events: [LoanEvent] {
    self["events"].split(separator: " ").enumerated().map { index, text in
      let words = text.split(separator: ":")
      let amount = Money(minorUnits: Int64(words[2])!)
      let what: LoanEvent.What =
        switch words[0] {
        case "pay": .payment(amount: amount)
        case "payoff": .payoff(amount: amount)
        case "fee": .collectionFee(amount: amount)
        case "shorten": .prepayment(amount: amount, choosing: .shortenTerm)
        case "lower": .prepayment(amount: amount, choosing: .lowerInstallments)
        default: preconditionFailure("an event of an unknown kind")
        }
      return LoanEvent(
        id: "evt-\(1_000 + index)", effectiveOn: CalendarDate(words[1])!,
        at: Date(timeIntervalSince1970: Double(index)), what)
    }
  }
}
