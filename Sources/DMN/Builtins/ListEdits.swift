extension BuiltIns {
  static let listEdits = [
    builtIn("append", given("list", .list(.any)), optional("item"), variadic: true) { given, _ in
      guard let items = given[0].items else { return .null }
      return FEELValue(items + (1..<max(1, given.count)).map { given[$0] })
    },
    builtIn(
      "insert before", given("list", .list(.any)), given("position", .number), given("newItem")
    ) { given, _ in
      guard var items = given[0].items, let place = place(given[1], in: items) else {
        return .null
      }
      items.insert(given[2], at: place)
      return FEELValue(items)
    },
    builtIn("remove", given("list", .list(.any)), given("position", .number)) { given, _ in
      guard var items = given[0].items, let place = place(given[1], in: items) else {
        return .null
      }
      items.remove(at: place)
      return FEELValue(items)
    },
    builtIn(
      "list replace",
      [
        overload([given("list", .list(.any)), given("position", .number), given("newItem")]) {
          given, _ in
          guard var items = given[0].items, let place = place(given[1], in: items) else {
            return .null
          }
          items[place] = given[2]
          return FEELValue(items)
        },
        overload([
          given("list", .list(.any)), given("match", .function([], .any)), given("newItem"),
        ]) { given, run in
          guard let items = given[0].items, case .function(let match) = given[1] else {
            return .null
          }
          var replaced: [FEELValue] = []
          for item in items {
            guard let holds = match.call([item, given[2]], run).boolean else { return .null }
            replaced.append(holds ? given[2] : item)
          }
          return FEELValue(replaced)
        },
      ]),
  ]

  /// From 1, and from the end below zero.
  private static func place(_ position: FEELValue, in items: [FEELValue]) -> Int? {
    guard let position = position.number?.rounded(.zero).whole, position != 0 else { return nil }
    let place = position > 0 ? position - 1 : items.count + position
    return items.indices.contains(place) ? place : nil
  }
}
