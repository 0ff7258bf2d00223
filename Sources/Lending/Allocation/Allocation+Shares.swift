import Kernel

extension Allocation {
  /// Equal shares of what is left, again and again until nothing more can be taken: of everything
  /// at once where the rule is horizontal, of one component after another where it is vertical.
  mutating func share(
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
    _ places: Range<Int>, _ components: ComponentOrder, on rows: inout [OpenInstallment],
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
        let part = min(left, place == last ? share + odd : share)
        pay(components, of: &rows[place], atMost: part, terms: terms, noting: &lines)
      }
    }
  }
}
