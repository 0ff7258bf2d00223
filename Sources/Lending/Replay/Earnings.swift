import Kernel

/// What each of the instalments of a table earns. Where grace puts interest off, the first that
/// asks any asks that of the periods before it too.
struct Earnings {
  private let waiting: [Earning]

  init(_ rows: some Sequence<OpenInstallment>) { waiting = rows.flatMap(\.waiting) }

  /// In the period of that instalment: what was earned by `date` stays, whoever asks it, or that
  /// share of it, and the other days bear their part of what a whole period now bears.
  func of(
    _ row: OpenInstallment, bearing interest: Money, from date: CalendarDate,
    share: (Money, of: Money) = (.zero, of: .zero), _ rounding: Rounding
  ) -> Earning {
    let (start, end) = (row.periodStart, row.periodEnd)
    guard start < end else { return Earning(of: row, .zero) }
    let date = min(max(date, start), end)
    var earned = row.earning.earned(by: date, rounding)
    for one in waiting where one.start == start { earned += one.earned(by: date, rounding) }
    if share.0 != share.of, share.of.isPositive {
      earned = Money(
        minorUnits: rounding.divide(
          Int128(earned.minorUnits) * Int128(share.0.minorUnits), by: Int128(share.of.minorUnits)))
    }
    let left = Earning.part(interest, date.days(to: end), of: start.days(to: end), rounding)
    return Earning(from: start, to: end, before: earned, by: date, net: earned + left)
  }

  /// What waits of periods that are none of theirs.
  func waiting(beside rows: some Sequence<OpenInstallment>) -> [Earning] {
    if waiting.isEmpty { return [] }
    let starts = Set(rows.map(\.periodStart))
    return waiting.filter { !starts.contains($0.start) }
  }
}

/// What an instalment is asked.
struct Asked {
  let principal: Money
  var earning: Earning
}

extension [OpenInstallment] {
  /// Asks each what `asked` says, and what has `waited` of the first that asks interest. What was
  /// paid of another, more than it bears, does not wait again.
  mutating func ask(_ asked: [Asked], waited: [Earning], terms: LoanTerms) {
    let collector = collector(of: asked.count, terms)
    var (asked, waiting) = (asked, waited)
    for index in indices where index != collector {
      let (before, one) = (self[index].waiting, index < asked.count ? asked[index] : nil)
      var own = Earning(of: self[index], .zero)
      if let one, index < collector {
        waiting.append(one.earning)
      } else {
        own = one?.earning ?? own
      }
      // What it asked of other periods is paid before its own.
      var paid = self[index].clearedOfTable(terms).net
      paid = Swift.max(
        paid - own.net, Swift.min(paid, before.reduce(Money.zero) { $0 + $1.net }))
      var kept = Earning.take(&paid, of: &waiting)
      // Of the period that is running, too.
      if asked.indices.contains(collector),
        let running = before.first(where: { $0.start == asked[collector].earning.start })
      {
        kept.append(asked[collector].earning.give(Swift.min(paid, running.net)))
      }
      let principal = one?.principal ?? self[index].cleared.principal
      self[index].ask(principal, own, with: kept, terms: terms)
    }
    guard asked.indices.contains(collector) else { return }
    let one = asked[collector]
    self[collector].ask(one.principal, one.earning, with: waiting, terms: terms)
  }

  /// What grace puts off of a new table is earned in its own periods. The interest of each was
  /// worked out on its base.
  mutating func putOff(on bases: [Money], terms: LoanTerms) {
    let collector = collector(of: count, terms)
    guard collector > 0 else { return }
    self[collector].waiting = prefix(collector).enumerated().map { index, row in
      let weight = Period(of: row, terms: terms).weight
      return Earning(of: row, terms.interest(on: bases[index], weight: weight))
    }
  }

  /// Interest of the days before its table is asked by the first that asks any.
  mutating func wait(for early: Earning, terms: LoanTerms) {
    let collector = collector(of: count, terms)
    let row = self[collector]
    self[collector].waiting.insert(early, at: 0)
    self[collector].bear(
      row.owed.ordinaryInterest.net - row.paidBeyond + early.net, terms: terms)
    self[collector].unsettle()
  }

  /// The first of so many that asks interest: the last one does, whatever its grace.
  private func collector(of count: Int, _ terms: LoanTerms) -> Int {
    guard terms.grace.interestPayment > 0 else { return 0 }
    return prefix(count).dropLast().firstIndex {
      !Period(of: $0, terms: terms).defersInterest
    } ?? count - 1
  }
}

extension OpenInstallment {
  /// Interest that was paid ahead is not given back.
  fileprivate mutating func ask(
    _ principal: Money, _ own: Earning, with waiting: [Earning], terms: LoanTerms
  ) {
    (interestBefore, accrualFrom, self.waiting) = (own.before, own.from, waiting)
    reschedule(
      principal: principal, interest: waiting.reduce(own.net) { $0 + $1.net }, terms: terms)
  }
}

extension Schedule {
  /// Its instalments, before anything happens.
  var rows: [OpenInstallment] {
    var rows = installments.map(OpenInstallment.init)
    guard terms.grace.interestPayment > 0 else { return rows }
    rows.putOff(on: installments.map(\.interestBase), terms: terms)
    return rows
  }
}
