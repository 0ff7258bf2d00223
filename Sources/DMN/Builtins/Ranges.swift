extension BuiltIns {
  /// Relations between points and ranges (10.3.4.8, after Allen).
  static let ranges = [
    relation("before") { one, two in
      one.ends(before: two)
    },
    relation("after") { one, two in two.ends(before: one) },
    relation("meets", points: false) { one, two in one.touches(two) },
    relation("met by", points: false) { one, two in two.touches(one) },
    relation("overlaps", points: false) { one, two in
      all(one.ends(before: two).map { !$0 }, two.ends(before: one).map { !$0 })
    },
    relation("overlaps before", points: false) { one, two in
      all(
        one.starts(before: two), one.ends(before: two).map { !$0 },
        one.finishes(atOrBefore: two))
    },
    relation("overlaps after", points: false) { one, two in
      all(
        two.starts(before: one), two.ends(before: one).map { !$0 },
        two.finishes(atOrBefore: one))
    },
    relation("finishes") { one, two in two.isFinished(by: one) },
    relation("finished by") { one, two in one.isFinished(by: two) },
    relation("includes") { one, two in one.includes(two) },
    relation("during") { one, two in two.includes(one) },
    relation("starts") { one, two in two.isStarted(by: one) },
    relation("started by") { one, two in one.isStarted(by: two) },
    relation("coincides") { one, two in
      all(
        one.start.isEqual(to: two.start), one.end.isEqual(to: two.end),
        one.includesStart == two.includesStart, one.includesEnd == two.includesEnd)
    },
    builtIn("range", given("from", .string)) { given, run in
      given[0].string.flatMap { FEELRange(text: $0) }.map(FEELValue.range) ?? .null
    },
  ]

  /// Nil where one is not known.
  private static func all(_ flags: Bool?...) -> Bool? {
    flags.contains(nil) ? nil : flags.allSatisfy { $0 == true }
  }

  private static func relation(
    _ name: String, points: Bool = true,
    _ holds: @escaping @Sendable (Ends, Ends) -> Bool?
  ) -> FEELFunction {
    let body: Body = { given, _ in
      guard let one = Ends(given[0]), let two = Ends(given[1]),
        points || !(one.isPoint || two.isPoint)
      else { return .null }
      return FEELValue(holds(one, two))
    }
    let names = [
      ("range1", "range2"), ("point1", "point2"), ("point", "range"), ("range", "point"),
      ("value1", "value2"),
    ]
    return builtIn(name, names.map { overload([given($0), given($1)], body) })
  }
}

/// A range, or a point as a range from itself to itself.
private struct Ends {
  let start: FEELValue
  let end: FEELValue
  let includesStart: Bool
  let includesEnd: Bool
  let isPoint: Bool

  init?(_ value: FEELValue) {
    switch value {
    case .range(let range):
      guard let start = range.start, let end = range.end else { return nil }
      (self.start, self.end) = (start, end)
      (includesStart, includesEnd, isPoint) = (range.includesStart, range.includesEnd, false)
    case .null, .list, .context, .function, .boolean: return nil
    case .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime:
      (start, end) = (value, value)
      (includesStart, includesEnd, isPoint) = (true, true, true)
    }
  }

  /// All of it is before all of the other.
  func ends(before other: Ends) -> Bool? {
    end.order(to: other.start).map { order in
      order == .before || order == .same && !(includesEnd && other.includesStart)
    }
  }

  func touches(_ other: Ends) -> Bool? {
    end.isEqual(to: other.start).map { $0 && includesEnd && other.includesStart }
  }

  func starts(before other: Ends) -> Bool? {
    start.order(to: other.start).map { order in
      order == .before || order == .same && includesStart && !other.includesStart
    }
  }

  func finishes(atOrBefore other: Ends) -> Bool? {
    end.order(to: other.end).map { order in
      order == .before || order == .same && (!includesEnd || other.includesEnd)
    }
  }

  private func starts(atOrBefore other: Ends) -> Bool? {
    start.order(to: other.start).map { order in
      order == .before || order == .same && (includesStart || !other.includesStart)
    }
  }

  private func finishes(atOrAfter other: Ends) -> Bool? {
    end.order(to: other.end).map { order in
      order == .after || order == .same && (includesEnd || !other.includesEnd)
    }
  }

  func includes(_ other: Ends) -> Bool? {
    both(starts(atOrBefore: other), finishes(atOrAfter: other))
  }

  func isFinished(by other: Ends) -> Bool? {
    let ends = end.isEqual(to: other.end).map { $0 && includesEnd == other.includesEnd }
    return both(ends, other.isPoint ? true : starts(atOrBefore: other))
  }

  func isStarted(by other: Ends) -> Bool? {
    let starts = start.isEqual(to: other.start).map { $0 && includesStart == other.includesStart }
    return both(starts, other.isPoint ? true : finishes(atOrAfter: other))
  }

  private func both(_ one: Bool?, _ two: Bool?) -> Bool? {
    one.flatMap { one in two.map { one && $0 } }
  }
}

extension FEELRange {
  /// Of literals: `[1..10)`, or open at one end: `[1..)`. Nil for anything else.
  fileprivate convenience init?(text: String) {
    let inner = text.normalizedName.dropFirst().dropLast()
    guard let first = text.normalizedName.first, let last = text.normalizedName.last else {
      return nil
    }
    if "[](".contains(first), "])[".contains(last), inner.hasPrefix("..") || inner.hasSuffix("..") {
      let isFrom = inner.hasSuffix("..")
      guard let end = Self.end(isFrom ? inner.dropLast(2) : inner.dropFirst(2)) else { return nil }
      self.init(
        from: isFrom ? end : nil, to: isFrom ? nil : end, includesStart: isFrom && first == "[",
        includesEnd: !isFrom && last == "]")
      return
    }
    guard let syntax = try? Parser.expression(text, names: BuiltIns.names),
      case .range(let interval) = syntax.form, interval.start.isLiteral, interval.end.isLiteral,
      case .range(let range) = Compiler().compile(syntax).value(.empty, Evaluation())
    else { return nil }
    self.init(
      from: range.start, to: range.end, includesStart: range.includesStart,
      includesEnd: range.includesEnd)
  }

  private static func end(_ text: Substring) -> FEELValue? {
    guard let syntax = try? Parser.expression(String(text), names: BuiltIns.names),
      syntax.isLiteral
    else { return nil }
    let value = Compiler().compile(syntax).value(.empty, Evaluation())
    return value.order(to: value) == nil ? nil : value
  }
}

extension Syntax {
  /// Of constants and of functions that make dates and durations of them.
  fileprivate var isLiteral: Bool {
    switch form {
    case .literal: true
    case .negation(let operand): operand.isLiteral
    case .call(let callee, .positional(let values)):
      if case .name = callee.form { values.allSatisfy(\.isLiteral) } else { false }
    case .name, .path, .filter, .call, .binary, .between, .within, .instance, .conditional,
      .iteration, .quantified, .lambda, .external, .list, .context, .range, .openRange:
      false
    }
  }
}
