enum Order { case before, same, after }

extension FEELValue {
  /// Nil where the two are not of one kind, or of one that has no order.
  func order(to other: FEELValue) -> Order? {
    switch (self, other) {
    case (.number(let one), .number(let two)): Order(one, two)
    case (.string(let one), .string(let two)): Order(one, two)
    case (.date(let one), .date(let two)): Order(one, two)
    case (.time(let one), .time(let two)): one.order(to: two)
    case (.dateTime(let one), .dateTime(let two)): one.order(to: two)
    case (.date(let one), .dateTime(let two)): FEELDateTime(midnightOf: one).order(to: two)
    case (.dateTime(let one), .date(let two)): one.order(to: FEELDateTime(midnightOf: two))
    case (.yearsMonths(let one), .yearsMonths(let two)): Order(one.months, two.months)
    case (.daysTime(let one), .daysTime(let two)): Order(one.nanoseconds, two.nanoseconds)
    case (_, _): nil
    }
  }
}

extension Order {
  init<Whole: Comparable>(_ one: Whole, _ two: Whole) {
    self = one < two ? .before : one == two ? .same : .after
  }

  /// Code point by code point: FEEL knows no collation.
  init(_ one: String, _ two: String) {
    let (one, two) = (one.unicodeScalars, two.unicodeScalars)
    if one.elementsEqual(two) {
      self = .same
    } else {
      self = one.lexicographicallyPrecedes(two) { $0.value < $1.value } ? .before : .after
    }
  }
}
