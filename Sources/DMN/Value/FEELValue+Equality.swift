extension FEELValue {
  /// `=` (10.3.2.13, Table 42): nil where the two are of different kinds, which are not compared.
  /// Null is equal to null alone.
  func isEqual(to other: FEELValue) -> Bool? {
    switch (self, other) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let one), .boolean(let two)): one == two
    case (.list(let one), .list(let two)): one.isEqual(to: two)
    case (.context(let one), .context(let two)): one.isEqual(to: two)
    case (.range(let one), .range(let two)): one.isEqual(to: two)
    case (.function(let one), .function(let two)): one === two
    case (.time(let one), .time(let two)): one.isEqual(to: two)
    case (.dateTime(let one), .dateTime(let two)): one.isEqual(to: two)
    case (.date(let one), .dateTime(let two)): FEELDateTime(midnightOf: one).isEqual(to: two)
    case (.dateTime(let one), .date(let two)): one.isEqual(to: FEELDateTime(midnightOf: two))
    case (.number(let one), .number(let two)): one == two
    case (.string(let one), .string(let two)): one.isSame(as: two)
    case (_, _): order(to: other).map { $0 == .same }
    }
  }

  /// The same, where kinds that are not compared are not equal.
  func isSame(as other: FEELValue) -> Bool { isEqual(to: other) ?? false }
}

extension String {
  /// Code point by code point, where Swift holds alike what looks alike.
  func isSame(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let told = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { mine.elementsEqual($0) }
    }
    return (told ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension FEELList {
  func isEqual(to other: FEELList) -> Bool {
    items.count == other.items.count && zip(items, other.items).allSatisfy { $0.isSame(as: $1) }
  }
}

extension FEELContext {
  func isEqual(to other: FEELContext) -> Bool {
    count == other.count
      && entries.allSatisfy { entry in other[entry.name].map(entry.value.isSame) ?? false }
  }
}

extension FEELRange {
  func isEqual(to other: FEELRange) -> Bool {
    func isSame(_ one: FEELValue?, _ two: FEELValue?) -> Bool {
      switch (one, two) {
      case (nil, nil): true
      case (let one?, let two?): one.isSame(as: two)
      case (_, _): false
      }
    }
    return isSingle == other.isSingle && includesStart == other.includesStart
      && includesEnd == other.includesEnd
      && isSame(start, other.start) && isSame(end, other.end)
  }
}
