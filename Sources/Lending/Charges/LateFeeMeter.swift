import Kernel

/// How much of a late fee one instalment has been charged, and what the next day adds to it.
struct LateFeeMeter {
  private(set) var charged: Part = .zero
  /// Another instalment of the same arrears bears the fee.
  private(set) var isSpared = false
  /// Before so much was overdue that any is charged.
  private(set) var isNew = true
  /// What days added while no more than what was overdue could be charged: it is never charged.
  private var held: Money = .zero
  private var countedTo: CalendarDate?
  private var days: Int64 = 0
  /// Overdue centavos times days.
  private var weight: Int128 = 0

  mutating func spare() { isSpared = true }

  /// The fee of the days until `date`, in which `overdue` stayed the same. It does not grow beyond
  /// that.
  mutating func run(
    _ fee: LateFee, dueOn: CalendarDate, overdue: Money, through date: CalendarDate,
    terms: LoanTerms
  ) -> Part {
    let graceEnd = dueOn.adding(days: fee.graceDays)
    let since = max(countedTo ?? graceEnd, graceEnd)
    countedTo = date
    guard overdue >= fee.minimumOverdue else { return .zero }
    let first = isNew
    isNew = false
    days += Int64(since.days(to: date))
    weight += Int128(overdue.minorUnits) * Int128(since.days(to: date))
    var total = charged.net
    switch fee.frequency {
    case .daily: total = daily(fee, terms) - held
    case .oncePerInstallment, .onceWhileLate:
      total = once(fee, daysLate: dueOn.days(to: date), isFirst: first, overdue, terms)
    }
    let most = min(overdue, fee.cap ?? LoanTerms.principalMax)
    let net = max(charged.net, min(total, most))
    if fee.frequency == .daily { held += total - net }
    let added = terms.withFeeIVA(net, on: date) - charged
    charged += added
    return added
  }

  private func daily(_ fee: LateFee, _ terms: LoanTerms) -> Money {
    switch fee.amount {
    case .fixed(let amount): Money(minorUnits: amount.minorUnits * days)
    case .share(let rate):
      Money(
        minorUnits: terms.rounding.divide(
          weight * Int128(rate.millionths), by: Int128(Rate.one.millionths)))
    case .ladder: .zero
    }
  }

  private func once(
    _ fee: LateFee, daysLate: Int, isFirst: Bool, _ overdue: Money, _ terms: LoanTerms
  ) -> Money {
    switch fee.amount {
    case .fixed(let amount): isFirst ? amount : charged.net
    case .share(let rate):
      isFirst ? overdue.proportion(rate, rounding: terms.rounding) : charged.net
    case .ladder(let steps): steps.last { $0.daysLate <= daysLate }?.total ?? .zero
    }
  }
}
