extension BuiltIns {
  /// Each takes a list, or its items as so many arguments.
  static let aggregates = [
    aggregate("min", of: .any) { extreme($0, .before) },
    aggregate("max", of: .any) { extreme($0, .after) },
    aggregate("sum", of: .any) { sum($0) },
    aggregate("product", of: .number) { items in
      numbers(items).flatMap { numbers in
        numbers.isEmpty
          ? nil : numbers.reduce(Decimal128.one) { $0?.multiplied(by: $1) }.map(FEELValue.number)
      }
    },
    aggregate("mean", of: .number) { items in
      numbers(items).flatMap(mean).map(FEELValue.number)
    },
    aggregate("median", of: .number) { items in
      guard let sorted = numbers(items)?.sorted(), !sorted.isEmpty else { return nil }
      let middle = sorted.count / 2
      if sorted.count % 2 == 1 { return .number(sorted[middle]) }
      return mean([sorted[middle - 1], sorted[middle]]).map(FEELValue.number)
    },
    aggregate("stddev", of: .number) { items in
      numbers(items).flatMap(deviation).map(FEELValue.number)
    },
    aggregate("mode", of: .number) { items in
      guard let sorted = numbers(items)?.sorted() else { return nil }
      return FEELValue(mostFrequent(sorted).map(FEELValue.number))
    },
    aggregate("all", of: .any) { truth($0, deciding: false) },
    aggregate("any", of: .any) { truth($0, deciding: true) },
  ]

  private static func aggregate(
    _ name: String, of type: FEELType,
    _ body: @escaping @Sendable ([FEELValue]) -> FEELValue?
  ) -> FEELFunction {
    builtIn(
      name,
      [
        overload([given("list", .list(type))]) { given, run in
          guard let items = given[0].items, run.mayGoOn(items.count) else { return .null }
          return body(items) ?? .null
        },
        overload([given("c1", type), optional("cN", type)], variadic: true) { given, _ in
          body((0..<given.count).map { given[$0] }) ?? .null
        },
      ])
  }

  /// Nil where one is no number.
  private static func numbers(_ items: [FEELValue]) -> [Decimal128]? {
    let numbers = items.compactMap(\.number)
    return numbers.count == items.count ? numbers : nil
  }

  private static func extreme(_ items: [FEELValue], _ wanted: Order) -> FEELValue? {
    guard var found = items.first else { return nil }
    if items.count == 1 { return found.order(to: found) == nil ? nil : found }
    for item in items.dropFirst() {
      guard let order = item.order(to: found) else { return nil }
      if order == wanted { found = item }
    }
    return found
  }

  private static func sum(_ items: [FEELValue]) -> FEELValue? {
    if let numbers = numbers(items) {
      return numbers.isEmpty
        ? nil : numbers.reduce(Decimal128.zero) { $0?.adding($1) }.map(FEELValue.number)
    }
    guard let first = items.first else { return nil }
    switch first {
    case .yearsMonths, .daysTime: break
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .list, .context, .range,
      .function:
      return nil
    }
    return items.dropFirst().reduce(first) { sum, item in sum?.addingDuration(item) }
  }

  private static func mean(_ numbers: [Decimal128]) -> Decimal128? {
    numbers.isEmpty
      ? nil
      : numbers.reduce(Decimal128.zero) { $0?.adding($1) }?
        .divided(by: Decimal128(numbers.count))
  }

  /// Of a sample.
  private static func deviation(_ numbers: [Decimal128]) -> Decimal128? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    // One that is no number any more makes the whole none.
    let squares = numbers.reduce(Decimal128?.some(.zero)) { sum, number in
      let square = number.subtracting(mean).flatMap { $0.multiplied(by: $0) }
      return square.flatMap { sum?.adding($0) }
    }
    return squares?
      .divided(by: Decimal128(numbers.count - 1))?.squareRoot
  }

  /// Of numbers in order, those that come most often.
  private static func mostFrequent(_ sorted: [Decimal128]) -> [Decimal128] {
    var (found, most, count) = ([Decimal128](), 0, 0)
    for (place, number) in sorted.enumerated() {
      count = place > 0 && sorted[place - 1] == number ? count + 1 : 1
      if count > most {
        (found, most) = ([number], count)
      } else if count == most {
        found.append(number)
      }
    }
    return found
  }

  /// Whether one item decides; null where none does and one is neither true nor false.
  private static func truth(_ items: [FEELValue], deciding: Bool) -> FEELValue? {
    let flags = items.map(\.boolean)
    if flags.contains(deciding) { return .boolean(deciding) }
    return flags.contains(nil) ? nil : .boolean(!deciding)
  }
}
