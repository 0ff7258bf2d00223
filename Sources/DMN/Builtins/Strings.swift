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
    ) { given, run in
      guard let items = given[0].items?.compactMap(\.string) else { return .null }
      let delimiter = given[1].string ?? ""
      let size = items.reduce(0) { $0 + $1.utf8.count + delimiter.utf8.count }
      return run.mayWrite(size) ? .string(items.joined(separator: delimiter)) : .null
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
    guard let place = Array(utf8).firstPlace(of: Array(match.utf8)) else { return nil }
    let lower = utf8.index(utf8.startIndex, offsetBy: place)
    return lower..<utf8.index(lower, offsetBy: match.utf8.count)
  }
}

extension [UInt8] {
  /// Knuth, Morris and Pratt's search: no text makes it take long.
  fileprivate func firstPlace(of wanted: [UInt8]) -> Int? {
    if wanted.isEmpty { return 0 }
    /// How much of the beginning stands again before each place.
    var borders = [0]
    borders.reserveCapacity(wanted.count)
    for byte in wanted.dropFirst() {
      var border = borders[borders.count - 1]
      while border > 0, wanted[border] != byte { border = borders[border - 1] }
      borders.append(wanted[border] == byte ? border + 1 : 0)
    }
    var found = 0
    for (place, byte) in enumerated() {
      while found > 0, wanted[found] != byte { found = borders[found - 1] }
      if wanted[found] == byte { found += 1 }
      if found == wanted.count { return place + 1 - found }
    }
    return nil
  }
}
