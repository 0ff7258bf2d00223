extension BuiltIns {
  static let contexts = [
    builtIn(
      "get value",
      [
        overload([given("m", .context([:])), given("key", .string)]) { given, _ in
          guard let context = given[0].context, let key = given[1].string else { return .null }
          return context[key] ?? .null
        },
        overload([given("m", .context([:])), given("keys", .list(.string))]) { given, _ in
          guard let keys = given[1].items, !keys.isEmpty else { return .null }
          return keys.reduce(given[0]) { value, key in
            key.string.flatMap { value.context?[$0] } ?? .null
          }
        },
      ]),
    builtIn("get entries", given("m", .context([:]))) { given, _ in
      guard let context = given[0].context else { return .null }
      return FEELValue(
        context.entries.map { entry in
          .context(FEELContext([("key", .string(entry.name)), ("value", entry.value)]))
        })
    },
    builtIn("context", given("entries", .list(.any))) { given, run in
      guard let entries = given[0].items else { return .null }
      var context = FEELContext()
      for entry in entries {
        guard let key = entry.context?["key"]?.string, let value = entry.context?["value"] else {
          return run.fault("an entry needs a key and a value")
        }
        guard context[key] == nil else { return run.fault("“\(key)” comes twice") }
        context[key] = value
      }
      return .context(context)
    },
    builtIn(
      "context put",
      [
        overload([given("context", .context([:])), given("key", .string), given("value")]) {
          given, _ in
          guard var context = given[0].context, let key = given[1].string else { return .null }
          context[key] = given[2]
          return .context(context)
        },
        overload([given("context", .context([:])), given("keys", .list(.string)), given("value")]) {
          given, _ in
          guard let context = given[0].context, let keys = given[1].items, !keys.isEmpty else {
            return .null
          }
          return put(given[2], in: context, at: keys.compactMap(\.string)[...]) ?? .null
        },
      ]),
    builtIn("context merge", given("contexts", .list(.context([:])))) { given, _ in
      guard let contexts = given[0].items else { return .null }
      var merged = FEELContext()
      for context in contexts {
        guard let context = context.context else { return .null }
        for entry in context.entries { merged[entry.name] = entry.value }
      }
      return .context(merged)
    },
  ]

  private static func put(
    _ value: FEELValue, in context: FEELContext, at keys: ArraySlice<String>
  ) -> FEELValue? {
    guard let key = keys.first else { return nil }
    var context = context
    if keys.count == 1 {
      context[key] = value
    } else {
      guard let inner = context[key]?.context,
        let changed = put(value, in: inner, at: keys.dropFirst())
      else { return nil }
      context[key] = changed
    }
    return .context(context)
  }
}
