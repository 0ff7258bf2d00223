extension BuiltIns {
  static let lists = [
    builtIn("list contains", given("list", .list(.any)), given("element")) { given, _ in
      given[0].items.map { .boolean($0.contains { $0.isSame(as: given[1]) }) } ?? .null
    },
    builtIn("count", given("list", .list(.any))) { given, _ in
      given[0].items.map { FEELValue($0.count) } ?? .null
    },
    builtIn("reverse", given("list", .list(.any))) { given, _ in
      given[0].items.map { FEELValue($0.reversed()) } ?? .null
    },
    builtIn("index of", given("list", .list(.any)), given("match")) { given, _ in
      guard let items = given[0].items else { return .null }
      return FEELValue(
        items.indices.filter { items[$0].isSame(as: given[1]) }.map { FEELValue($0 + 1) })
    },
    builtIn("distinct values", given("list", .list(.any))) { given, run in
      given[0].items.map { FEELValue(distinct($0, run)) } ?? .null
    },
    builtIn("union", given("list", .list(.any)), variadic: true) { given, run in
      joined(given).map { FEELValue(distinct($0, run)) } ?? .null
    },
    builtIn("concatenate", given("list", .list(.any)), variadic: true) { given, _ in
      joined(given).map { FEELValue($0) } ?? .null
    },
    builtIn("flatten", given("list", .list(.any))) { given, _ in
      guard let items = given[0].items else { return .null }
      var flat: [FEELValue] = []
      flatten(items, into: &flat)
      return FEELValue(flat)
    },
    builtIn(
      "sublist", given("list", .list(.any)), given("start position", .number),
      optional("length", .number)
    ) { given, _ in sublist(given) },
    builtIn("sort", given("list", .list(.any)), optional("precedes", .function([], .any))) {
      given, run in sorted(given, run)
    },
  ]

  private static func joined(_ given: FEELFunction.Arguments) -> [FEELValue]? {
    var all: [FEELValue] = []
    for place in 0..<given.count {
      guard let items = given[place].items else { return nil }
      all += items
    }
    return all
  }

  static func distinct(_ items: [FEELValue], _ run: Evaluation) -> [FEELValue] {
    var kept: [FEELValue] = []
    // By what they look like, so that few are compared.
    var alike: [Int: [FEELValue]] = [:]
    for item in items {
      guard run.mayGoOn(1 + item.weight / 8) else { return [] }
      let hash = item.sameHash
      let others = alike[hash] ?? []
      guard run.mayGoOn(others.count * (1 + item.weight / 8)) else { return [] }
      if others.contains(where: item.isSame) { continue }
      kept.append(item)
      alike[hash, default: []].append(item)
    }
    return kept
  }

  private static func flatten(_ items: [FEELValue], into flat: inout [FEELValue]) {
    for item in items {
      if case .list(let list) = item { flatten(list.items, into: &flat) } else { flat.append(item) }
    }
  }

  private static func sublist(_ given: FEELFunction.Arguments) -> FEELValue {
    guard let items = given[0].items, let start = given[1].number?.whole, start != 0 else {
      return .null
    }
    let place = start > 0 ? start - 1 : items.count + start
    guard items.indices.contains(place) else { return .null }
    guard given.count > 2 else { return FEELValue(items[place...]) }
    guard let length = given[2].number?.whole, length >= 1, place + length <= items.count else {
      return .null
    }
    return FEELValue(items[place..<place + length])
  }

  /// Merged in order, so that what is alike stays in its order. Without a function values are
  /// compared themselves.
  private static func sorted(_ given: FEELFunction.Arguments, _ run: Evaluation) -> FEELValue {
    guard let items = given[0].items else { return .null }
    var isComparable = true
    func precedes(_ one: FEELValue, _ two: FEELValue) -> Bool {
      guard isComparable, run.mayGoOn() else { return false }
      let answer =
        if case .function(let function) = given[1] {
          function.call([one, two], run).boolean
        } else {
          one.order(to: two).map { $0 == .before }
        }
      isComparable = answer != nil
      return answer ?? false
    }
    let sorted = merged(items[...], by: precedes)
    return isComparable ? FEELValue(sorted) : run.fault("the items are not all compared")
  }

  private static func merged(
    _ items: ArraySlice<FEELValue>, by precedes: (FEELValue, FEELValue) -> Bool
  ) -> [FEELValue] {
    guard items.count > 1 else { return Array(items) }
    let middle = items.startIndex + items.count / 2
    var left = merged(items[..<middle], by: precedes)[...]
    var right = merged(items[middle...], by: precedes)[...]
    var all: [FEELValue] = []
    all.reserveCapacity(items.count)
    while let one = left.first, let two = right.first {
      if precedes(two, one) {
        all.append(two); right.removeFirst()
      } else {
        all.append(one)
        left.removeFirst()
      }
    }
    return all + left + right
  }
}
