public import Kernel

/// A variable rate: an index that anyone can check and a spread, never a decision of the lender's
/// alone (LGOAAC art. 87-M fr. II). Nominal, a year.
public struct FloatingRate: Hashable, Sendable {
  /// The index agreed and, in the order agreed, those that take its place where it ceases to exist
  /// (LTOSF art. 9).
  public var indices: [String]
  public var spread: Rate
  public var floor: Rate?
  public var cap: Rate?
  public var resets: Resets
  /// The most that one reset may raise or lower the rate. Floor and cap come after it.
  public var changeMax: Rate?
  /// A reset reads what was published so many days before it.
  public var lookbackDays: Int
  /// Index and spread together, to a multiple; nil leaves them as they are.
  public var multiple: Multiple?
  /// What is borne until the first reset; nil: what the index says on the first day.
  public var initial: Rate?

  public enum Resets: Hashable, Sendable {
    /// At the start of every so many periods, counted from the first.
    case every(periods: Int)
    case on([CalendarDate])
  }

  public struct Multiple: Hashable, Sendable, Codable {
    public var of: Rate
    public var rounding: Rounding

    public init(of rate: Rate, rounding: Rounding) {
      of = rate
      self.rounding = rounding
    }
  }

  public init(
    indices: [String], spread: Rate, floor: Rate? = nil, cap: Rate? = nil, resets: Resets,
    changeMax: Rate? = nil, lookbackDays: Int = 0, multiple: Multiple? = nil, initial: Rate? = nil
  ) {
    self.indices = indices
    self.spread = spread
    self.floor = floor
    self.cap = cap
    self.resets = resets
    self.changeMax = changeMax
    self.lookbackDays = lookbackDays
    self.multiple = multiple
    self.initial = initial
  }
}

extension Rate {
  /// What a contract could say of a rate, an index or a spread: 5,000 % up or down.
  var isPlausible: Bool { millionths.magnitude <= UInt64(Rate.percent(5_000).millionths) }
}

extension FloatingRate {
  /// The same as an answer, for whoever has words of their own.
  var isPossible: Bool {
    do throws(RateRefused) {
      try check()
      return true
    } catch {
      return false
    }
  }

  static let lookbackDaysMax = 366

  public func check() throws(RateRefused) {
    guard !indices.isEmpty, indices.allSatisfy({ !$0.isEmpty }) else { throw .indexMissing }
    let rates = [spread, floor, cap, changeMax, multiple?.of, initial].compactMap { $0 }
    guard rates.allSatisfy(\.isPlausible) else { throw .rateOutOfRange }
    guard floor.map({ $0 >= .zero }) ?? true, initial.map({ $0 >= .zero }) ?? true else {
      throw .rateNegative
    }
    if let cap, cap < floor ?? .zero { throw .floorAboveCap }
    guard changeMax.map({ $0 >= .zero }) ?? true else { throw .changeMaxNegative }
    guard (0...Self.lookbackDaysMax).contains(lookbackDays) else { throw .lookbackOutOfRange }
    guard multiple.map({ $0.of > .zero }) ?? true else { throw .multipleNotPositive }
    switch resets {
    case .every(let periods): guard periods > 0 else { throw .resetsImpossible }
    case .on(let dates):
      guard zip(dates, dates.dropFirst()).allSatisfy(<) else { throw .resetsImpossible }
    }
  }
}
