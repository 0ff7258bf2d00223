import Kernel

/// One payment on its way over the open instalments, by its rule. The terms are lent to each step
/// and not kept: they are large, and payments many.
struct Allocation {
  let rule: AllocationRule
  let date: CalendarDate
  let event: String?
  var left: Money
  /// Principal that it paid while it bore interest.
  private(set) var principalAhead = Money.zero

  init(
    _ amount: Money, by rule: AllocationRule, on date: CalendarDate, event: String?
  ) {
    left = amount
    self.rule = rule
    self.date = date
    self.event = event
  }

  /// Reduces the rows: what is past due, what is due today, what is to come. Money that is still
  /// left found nothing it may pay.
  mutating func spend(
    on rows: inout [OpenInstallment], from firstOpen: Int, terms: borrowing LoanTerms,
    noting lines: inout [AllocationLine]
  ) {
    var due = firstOpen
    while due < rows.count, rows[due].payableOn < date { due += 1 }
    var ahead = due
    while ahead < rows.count, rows[ahead].payableOn <= date { ahead += 1 }
    serve(firstOpen..<due, rule.pastDue, on: &rows, terms: terms, noting: &lines)
    serve(due..<ahead, rule.due, on: &rows, terms: terms, noting: &lines)
    guard left.isPositive, ahead < rows.count else { return }
    switch rule.ahead {
    case .nextInstallment, .shortenTerm, .lowerInstallments:
      serve(ahead..<rows.count, rule.inAdvance, on: &rows, terms: terms, noting: &lines)
    case .lastInstallment:
      serve(
        (ahead..<rows.count).reversed(), rule.inAdvance, on: &rows, terms: terms, noting: &lines)
    case .equalShares:
      share(ahead..<rows.count, on: &rows, terms: terms, noting: &lines)
    }
  }

  private mutating func serve(
    _ places: some Sequence<Int>, _ components: ComponentOrder, on rows: inout [OpenInstallment],
    terms: borrowing LoanTerms, noting lines: inout [AllocationLine]
  ) {
    switch rule.direction {
    case .horizontal:
      for place in places where left.isPositive {
        pay(components, of: &rows[place], atMost: left, terms: terms, noting: &lines)
      }
    case .vertical:
      for component in components {
        for place in places where left.isPositive {
          pay([component], of: &rows[place], atMost: left, terms: terms, noting: &lines)
        }
      }
    }
  }

  /// One component after another, as far as the share of this row goes.
  mutating func pay(
    _ components: ComponentOrder, of row: inout OpenInstallment, atMost share: Money,
    terms: borrowing LoanTerms, noting lines: inout [AllocationLine]
  ) {
    let remaining = row.remaining(on: date, terms: terms)
    var share = share
    var paid = Balance.zero
    for component in components {
      guard share.isPositive else { break }
      let asked = remaining[component]
      guard asked.total.isPositive else { continue }
      let part = asked.covered(by: share)
      paid[component] = part
      share -= part.total
      lines.append(
        AllocationLine(
          event: event, on: date, row: row.kind, installment: row.number, component: component,
          part: part))
    }
    left -= paid.total
    if row.isToEarn(after: date) { principalAhead += paid.principal }
    row.pay(paid, on: date, terms: terms)
  }
}
