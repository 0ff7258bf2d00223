public import Kernel

/// One payment on its way over the open instalments, by its rule. The terms are lent to each step
/// and not kept: they are large, and payments many.
struct Allocation {
  let rule: AllocationRule
  let date: CalendarDate
  let event: String?
  private(set) var left: Money

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
    _ places: some Sequence<Int>, _ components: [Component], on rows: inout [OpenInstallment],
    terms: borrowing LoanTerms, noting lines: inout [AllocationLine]
  ) {
    switch rule.direction {
    case .horizontal:
      for place in places where left.isPositive {
        for component in components where left.isPositive {
          pay(component, of: &rows[place], terms: terms, noting: &lines)
        }
      }
    case .vertical:
      for component in components where left.isPositive {
        for place in places { pay(component, of: &rows[place], terms: terms, noting: &lines) }
      }
    }
  }

  private mutating func pay(
    _ component: Component, of row: inout OpenInstallment, atMost share: Money? = nil,
    terms: borrowing LoanTerms, noting lines: inout [AllocationLine]
  ) {
    guard left.isPositive, !row.plainlyOwesNone(of: component, on: date, terms: terms)
    else { return }
    let remaining = row.remaining(component, on: date, terms: terms)
    guard remaining.total.isPositive else { return }
    let part = remaining.covered(by: min(left, share ?? left))
    row.pay(part, of: component, on: date, terms: terms)
    left -= part.total
    lines.append(
      AllocationLine(
        event: event, on: date, row: row.kind, installment: row.number, component: component,
        part: part))
  }
}

extension Allocation {
  /// Equal shares of what is left, again and again until nothing more can be taken: of everything
  /// at once where the rule is horizontal, of one component after another where it is vertical.
  private mutating func share(
    _ places: Range<Int>, on rows: inout [OpenInstallment], terms: LoanTerms,
    noting lines: inout [AllocationLine]
  ) {
    switch rule.direction {
    case .horizontal:
      share(places, rule.inAdvance, on: &rows, terms: terms, noting: &lines)
    case .vertical:
      for component in rule.inAdvance {
        share(places, [component], on: &rows, terms: terms, noting: &lines)
      }
    }
  }

  private mutating func share(
    _ places: Range<Int>, _ components: [Component], on rows: inout [OpenInstallment],
    terms: LoanTerms, noting lines: inout [AllocationLine]
  ) {
    while left.isPositive {
      let open = places.filter { place in
        components.contains {
          rows[place].remaining($0, on: date, terms: terms).total.isPositive
        }
      }
      guard let last = open.last else { return }
      let share = Money(
        minorUnits: Rounding.halfEven.divide(Int128(left.minorUnits), by: Int128(open.count)))
      let odd = left - share * open.count
      for place in open {
        let part = max(.zero, place == last ? share + odd : share)
        pay(components, of: &rows[place], share: part, terms: terms, &lines)
      }
    }
  }

  private mutating func pay(
    _ components: [Component], of row: inout OpenInstallment, share: Money, terms: LoanTerms,
    _ lines: inout [AllocationLine]
  ) {
    var share = share
    for component in components {
      let before = left
      pay(component, of: &row, atMost: share, terms: terms, noting: &lines)
      share -= before - left
    }
  }
}

extension Part {
  /// What an amount pays of this part: net and IVA in their proportion, rounded half to even on
  /// the IVA. The payment that finishes it takes whatever both have left, so none is lost.
  public func covered(by amount: Money) -> Part {
    guard amount < total else { return self }
    let iva = Rounding.halfEven.divide(
      Int128(amount.minorUnits) * Int128(iva.minorUnits), by: Int128(total.minorUnits))
    let tax = Money(minorUnits: iva, currency: amount.currency)
    return Part(net: amount - tax, iva: tax)
  }
}
