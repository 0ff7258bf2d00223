@testable import DMN

extension FEELValue {
  /// The same as the kit's runners compare: numbers to 10⁻⁸, everything else exactly and of one
  /// kind.
  func agrees(with other: FEELValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.number(let one), .number(let two)):
      one.subtracting(two).map { $0.magnitude < Decimal128("0.00000001") ?? .zero } ?? false
    case (.boolean(let one), .boolean(let two)): one == two
    case (.string(let one), .string(let two)): one.unicodeScalars.elementsEqual(two.unicodeScalars)
    case (.list(let one), .list(let two)):
      one.items.count == two.items.count
        && zip(one.items, two.items).allSatisfy { $0.agrees(with: $1) }
    case (.context(let one), .context(let two)):
      one.count == two.count
        && one.entries.allSatisfy { two[$0.name].map($0.value.agrees) ?? false }
    case (.date(let one), .date(let two)): "\(one)" == "\(two)"
    case (.time(let one), .time(let two)):
      one.nanoseconds == two.nanoseconds && one.zone.agrees(with: two.zone, on: nil)
    case (.dateTime(let one), .dateTime(let two)):
      "\(one.date)" == "\(two.date)" && one.time.nanoseconds == two.time.nanoseconds
        && one.time.zone.agrees(with: two.time.zone, on: one)
    case (.yearsMonths(let one), .yearsMonths(let two)): one == two
    case (.daysTime(let one), .daysTime(let two)): one == two
    case (_, _): false
    }
  }
}

extension FEELZone? {
  /// Of a moment, a zone is the offset that it has then.
  fileprivate func agrees(with other: FEELZone?, on moment: FEELDateTime?) -> Bool {
    switch (self, other) {
    case (nil, nil): return true
    case (let one?, let two?):
      if let moment {
        let second = moment.time.nanoseconds / FEELTime.perSecond
        return one.offset(at: moment.date, secondOfDay: second)
          == two.offset(at: moment.date, secondOfDay: second)
      }
      return "\(one)" == "\(two)"
    case (_, _): return false
    }
  }
}
