import Kernel
import Lending
import Testing

/// Floating rates, day by day, against lives written by `make_rates.py`.
@Suite struct FloatingRateTests {
  static let start = CalendarDate("2026-01-05")!
  static let starts = (0..<6).map { start.adding(days: 28 * $0) }

  static func series(_ rates: Int64...) -> [String: IndexSeries] {
    ["TIIE": IndexSeries(rates.enumerated().map { .init(on: starts[$0], rate: .percent($1)) })]
  }

  static func floating(_ change: (inout FloatingRate) -> Void = { _ in }) -> FloatingRate {
    var rate = FloatingRate(
      indices: ["TIIE"], spread: .percent(20), resets: .every(periods: 1))
    change(&rate)
    return rate
  }

  @Test func everyDayOfEveryLifeHasTheRateOfTheContract() throws {
    let cases = try GoldenTable("floatingcases.csv").grouped(by: "case")
    let lives = try GoldenTable("floatingrates.csv").lines
    #expect(lives.count > 2_000)
    for day in lives {
      let life = try #require(cases[day["case"]]?.first)
      let rate = try life.floating.rate(
        on: day.date("on"), periodStarts: life.dates("starts"), indices: life.indices)
      #expect(rate == day.rate("rate"), "\(day["case"]) \(day["on"])")
    }
  }

  @Test func aChangeSaysWhatItWasReadFrom() throws {
    let path = try Self.floating().changes(
      through: Self.starts[1], periodStarts: Self.starts, indices: Self.series(11, 12))
    #expect(path.map(\.rate) == [.percent(31), .percent(32)])
    #expect(path.map(\.from) == [Self.starts[0], Self.starts[1]])
    #expect(path[1].index == "TIIE")
    #expect(path[1].fixing == .init(on: Self.starts[1], rate: .percent(12)))
  }

  @Test func laterFixingsChangeNoEarlierRate() throws {
    let known = try Self.floating().changes(
      through: Self.starts[2], periodStarts: Self.starts, indices: Self.series(11, 12, 13))
    let later = try Self.floating().changes(
      through: Self.starts[5], periodStarts: Self.starts, indices: Self.series(11, 12, 13, 9, 9, 9))
    #expect(Array(later.prefix(3)) == known)
    #expect(later.count == 6)
  }

  @Test func aStepIsLimitedAndTheFloorAndTheCapHoldAfterIt() throws {
    let limited = Self.floating {
      $0.changeMax = .percent(1)
      $0.cap = .percent(33)
      $0.floor = .percent(30)
    }
    let path = try limited.changes(
      through: Self.starts[5], periodStarts: Self.starts,
      indices: Self.series(11, 15, 15, 15, 2, 2))
    let rates: [Int64] = [31, 32, 33, 33, 32, 31]
    #expect(path.map(\.rate) == rates.map(Rate.percent))
  }

  @Test func theBorrowerIsNeverPaidForOwing() throws {
    let cheap = Self.floating { $0.spread = .percent(-15) }
    let rate = try cheap.rate(
      on: Self.start, periodStarts: Self.starts, indices: Self.series(11))
    #expect(rate == .zero)
  }

  @Test func anIndexThatEndedGivesWayToTheNextOneAgreed() throws {
    let series = [
      "TIIE": IndexSeries([.init(on: Self.start, rate: .percent(11))], endedOn: Self.starts[2]),
      "Fondeo": IndexSeries([.init(on: Self.start, rate: .percent(10))]),
    ]
    let both = Self.floating { $0.indices = ["TIIE", "Fondeo"] }
    let path = try both.changes(
      through: Self.starts[3], periodStarts: Self.starts, indices: series)
    #expect(path.map(\.index) == ["TIIE", "TIIE", "Fondeo", "Fondeo"])
    #expect(throws: RateRefused.fixingMissing(on: Self.starts[2])) {
      try Self.floating().rate(on: Self.starts[3], periodStarts: Self.starts, indices: series)
    }
  }

  @Test func nonsenseIsRefusedWithTheFieldsName() {
    let wrong: [((inout FloatingRate) -> Void, RateRefused)] = [
      ({ $0.indices = [] }, .indexMissing),
      ({ $0.floor = Rate(millionths: -1) }, .rateNegative),
      ({ $0.initial = Rate(millionths: -1) }, .rateNegative),
      (
        {
          $0.floor = .percent(40)
          $0.cap = .percent(30)
        }, .floorAboveCap
      ),
      ({ $0.cap = Rate(millionths: -1) }, .floorAboveCap),
      ({ $0.changeMax = Rate(millionths: -1) }, .changeMaxNegative),
      ({ $0.lookbackDays = -1 }, .lookbackOutOfRange),
      ({ $0.multiple = .init(of: .zero, rounding: .up) }, .multipleNotPositive),
      ({ $0.resets = .every(periods: 0) }, .resetsImpossible),
      ({ $0.resets = .on([Self.starts[1], Self.starts[0]]) }, .resetsImpossible),
    ]
    for (change, refusal) in wrong {
      #expect(throws: refusal) { try Self.floating(change).check() }
    }
    #expect(throws: RateRefused.startMissing) {
      try Self.floating().rate(on: Self.start, periodStarts: [], indices: Self.series(11))
    }
  }
}

extension GoldenTable.Line {
  func dates(_ name: String) -> [CalendarDate] {
    self[name].split(separator: " ").map { CalendarDate($0)! }
  }

  private func optional(_ name: String) -> Rate? { self[name].isEmpty ? nil : rate(name) }

  fileprivate var floating: FloatingRate {
    let every = integer("everyPeriods")
    let multiple = rate("multiple")
    return FloatingRate(
      indices: ["TIIE", "Fondo"], spread: rate("spread"), floor: optional("floor"),
      cap: optional("cap"), resets: every > 0 ? .every(periods: every) : .on(dates("resetOn")),
      changeMax: optional("changeMax"), lookbackDays: integer("lookback"),
      multiple: multiple == .zero
        ? nil : .init(of: multiple, rounding: Rounding(rawValue: self["mode"])!),
      initial: optional("initial"))
  }

  fileprivate var indices: [String: IndexSeries] {
    let ended = self["endedOn"].isEmpty ? nil : date("endedOn")
    return ["TIIE": series("TIIE", endedOn: ended), "Fondo": series("Fondo", endedOn: nil)]
  }

  private func series(_ name: String, endedOn: CalendarDate?) -> IndexSeries {
    IndexSeries(
      self[name].split(separator: " ").map { text in
        let parts = text.split(separator: ":")
        return .init(on: CalendarDate(parts[0])!, rate: Rate(millionths: Int64(parts[1])!))
      }, endedOn: endedOn)
  }
}
