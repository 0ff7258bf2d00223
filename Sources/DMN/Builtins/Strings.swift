extension BuiltIns {
  static let strings = [
    builtIn(
      "substring", given("string", .string), given("start position", .number),
      optional("length", .number)
    ) { given, _ in substring(given) },
    builtIn("string length", given("string", .string)) { given, _ in
      given[0].string.map { FEELValue($0.unicodeScalars.count) } ?? .null
    },
    builtIn("upper case", given("string", .string)) { given, _ in
      given[0].string.map { .string($0.uppercased()) } ?? .null
    },
    builtIn("lower case", given("string", .string)) { given, _ in
      given[0].string.map { .string($0.lowercased()) } ?? .null
    },
    about("substring before", "match") { string, match in
      .string(string.scalars(before: match) ?? "")
    },
    about("substring after", "match") { string, match in
      .string(string.scalars(after: match) ?? "")
    },
    about("contains", "match") { string, match in
      .boolean(match.isEmpty || string.scalars(before: match) != nil)
    },
    about("starts with", "match") { string, match in
      .boolean(string.unicodeScalars.starts(with: match.unicodeScalars))
    },
    about("ends with", "match") { string, match in
      .boolean(string.unicodeScalars.reversed().starts(with: match.unicodeScalars.reversed()))
    },
    builtIn(
      "string join", given("list", .list(.string)), optional("delimiter", .string)
    ) { given, _ in
      guard let items = given[0].items else { return .null }
      return .string(items.compactMap(\.string).joined(separator: given[1].string ?? ""))
    },
  ]

  private static func about(
    _ name: String, _ second: String, _ body: @escaping @Sendable (String, String) -> FEELValue
  ) -> FEELFunction {
    builtIn(name, given("string", .string), given(second, .string)) { given, _ in
      guard let string = given[0].string, let match = given[1].string else { return .null }
      return body(string, match)
    }
  }

  /// Code points from a place, which counts from the end below zero.
  private static func substring(_ given: FEELFunction.Arguments) -> FEELValue {
    guard let string = given[0].string, let start = given[1].number?.rounded(.zero).whole,
      start != 0
    else { return .null }
    let scalars = Array(string.unicodeScalars)
    let place = start > 0 ? start - 1 : scalars.count + start
    guard (0...scalars.count).contains(place), place < scalars.count || start > 0 else {
      return .null
    }
    var length = scalars.count - place
    if given.count > 2 {
      guard let wanted = given[2].number?.rounded(.zero).whole, wanted >= 1 else { return .null }
      length = min(length, wanted)
    }
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[place..<place + max(0, length)])
    return .string(String(part))
  }
}

extension String {
  /// What stands before the first match; nil where there is none.
  fileprivate func scalars(before match: String) -> String? {
    range(ofScalars: match).map { String(unicodeScalars[..<$0.lowerBound]) }
  }

  fileprivate func scalars(after match: String) -> String? {
    range(ofScalars: match).map { String(unicodeScalars[$0.upperBound...]) }
  }

  private func range(ofScalars match: String) -> Range<String.Index>? {
    // Bytes are compared: UTF-8 cannot match in the middle of a code point.
    let (bytes, wanted) = (Array(utf8), Array(match.utf8))
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...bytes.count - wanted.count
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: wanted.count)
    }
    return nil
  }
}
