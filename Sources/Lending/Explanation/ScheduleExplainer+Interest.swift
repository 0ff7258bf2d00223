import Kernel

extension ScheduleExplainer {
  /// Balance × rate × days ÷ the year, and what had waited for this payment.
  var interestWords: String {
    if row.interest.isZero, let grace = graceWords { return grace }
    guard row.interestFrom < row.periodStart else { return ownWords(row.interest) }
    let own = plan.terms.interest(on: row.interestBase, weight: plan.period.weight)
    return ownWords(own) + ", más \((row.interest - own).text) que esperaban desde el "
      + row.interestFrom.text.short
  }

  /// Nil where the row bears interest and asks for it.
  private var graceWords: String? {
    let (place, grace) = (row.number - 1, terms.grace)
    if place < grace.interestFree { return Self.freeWords }
    guard place < grace.interestPayment, !isLast else { return nil }
    let own = plan.terms.interest(on: row.interestBase, weight: plan.period.weight)
    let next = min(grace.interestPayment + 1, schedule.installments.count)
    let waits = own.isZero ? "" : "; \(own.text) esperan al pago \(next)"
    return "en gracia: no se cobra en este pago\(waits)"
  }

  private static let freeWords = "en gracia: este periodo no genera intereses"

  /// Of the row's own period.
  private func ownWords(_ own: Money) -> String {
    if terms.method != .bullet, row.number <= terms.grace.interestFree { return Self.freeWords }
    let base = terms.method == .flat ? "monto original" : "saldo"
    let bearing = bearing
    let words = "\(base) \(row.interestBase.text) × \(rateWords) × \(bearing.words)"
    guard terms.floating == nil else { return words }
    let exact = bearing.interest(on: row.interestBase, terms)
    return words
      + more(own - exact, isLast && terms.flatInterest == .whole ? .onceRounded : .digits)
  }

  /// The days of the row that bear interest, each over the days of its year.
  private var bearing: BearingDays {
    guard terms.dayCount == .actualActual else {
      let days = running.map { $0.rate.days(of: RunningPlan.Period(row)) } ?? row.interestDays
      return BearingDays(counts: [.init(days: days, year: terms.dayCount.year)])
    }
    guard running != nil else {
      let from = row.periodEnd.adding(days: -row.interestDays)
      return BearingDays(from: from, to: row.periodEnd)
    }
    // A plan that runs over the balance counts each day by the year in which it ends.
    return BearingDays(from: row.periodStart.adding(days: 1), to: row.periodEnd.adding(days: 1))
  }

  /// A difference between what an equation gives and the row, and where it comes from.
  func more(_ difference: Money, _ reason: Remainder) -> String {
    difference.remainderWords(reason, terms)
  }
}

/// So many days over those of a year, as often as the years differ.
struct BearingDays {
  struct Count {
    let days: Int
    let year: Int
  }

  let counts: [Count]

  init(counts: [Count]) { self.counts = counts }

  /// Each day by its own year.
  init(from start: CalendarDate, to end: CalendarDate) {
    var days = [365: 0, 366: 0]
    var from = start
    while from < end {
      let to = min(end, CalendarDate(year: from.year + 1, month: 1, day: 1) ?? end)
      days[CalendarDate.isLeap(from.year) ? 366 : 365, default: 0] += from.days(to: to)
      from = to
    }
    let counts = [365, 366].compactMap { year in
      days[year].flatMap { $0 > 0 ? Count(days: $0, year: year) : nil }
    }
    self.init(counts: counts.isEmpty ? [Count(days: 0, year: 365)] : counts)
  }

  /// `30 días ÷ 360`, `(17 días ÷ 365 + 14 días ÷ 366)`.
  var words: String {
    let parts = counts.map { "\($0.days == 1 ? "1 día" : "\($0.days) días") ÷ \($0.year)" }
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " + ")))"
  }

  func interest(on base: Money, _ terms: LoanTerms) -> Money {
    let year = counts.reduce(1) { $0 * $1.year }
    let weight = counts.reduce(0) { $0 + $1.days * (year / $1.year) }
    return base.interest(at: terms.annualRate, days: weight, year: year, rounding: terms.rounding)
  }
}
