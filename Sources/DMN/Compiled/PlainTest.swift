/// A test by a constant, as most cells of decision tables are: no value is made to tell it.
enum PlainTest: Sendable {
  case numbers(Interval)
  case string(String)
  case boolean(Bool)

  struct Interval: Sendable {
    var start: Decimal128?
    var end: Decimal128?
    var includesStart = true
    var includesEnd = true
  }

  /// Nil for a test that is no such.
  init?(_ test: CompiledTest) {
    switch test {
    case .comparison(let sign, let operand):
      guard let number = (operand as? Constant)?.constant.number,
        let interval = Interval(sign, number)
      else { return nil }
      self = .numbers(interval)
    case .value(let expression):
      guard let constant = (expression as? Constant)?.constant else { return nil }
      self.init(constant)
    case .condition, .plain: return nil
    }
  }

  private init?(_ constant: FEELValue) {
    switch constant {
    case .number(let number): self = .numbers(Interval(start: number, end: number))
    case .string(let string): self = .string(string)
    case .boolean(let flag): self = .boolean(flag)
    case .range(let range):
      guard !range.isSingle, let start = range.start?.number, let end = range.end?.number else {
        return nil
      }
      self = .numbers(
        Interval(
          start: start, end: end, includesStart: range.includesStart,
          includesEnd: range.includesEnd))
    case .null, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .function:
      return nil
    }
  }

  /// Nil where the value is of another kind.
  @inline(__always)
  func holds(for value: FEELValue) -> Bool? {
    switch (self, value) {
    case (.numbers(let interval), .number(let number)): interval.contains(number)
    case (.string(let wanted), .string(let string)): wanted.isSame(as: string)
    case (.boolean(let wanted), .boolean(let flag)): wanted == flag
    case (_, _): nil
    }
  }
}

extension PlainTest.Interval {
  fileprivate init?(_ sign: Syntax.Operator, _ number: Decimal128) {
    switch sign {
    case .less: self.init(end: number, includesEnd: false)
    case .lessOrEqual: self.init(end: number)
    case .greater: self.init(start: number, includesStart: false)
    case .greaterOrEqual: self.init(start: number)
    case .add, .subtract, .multiply, .divide, .power, .equal, .unequal, .and, .or: return nil
    }
  }

  func contains(_ number: Decimal128) -> Bool {
    if let start, includesStart ? number < start : number <= start { return false }
    if let end, includesEnd ? number > end : number >= end { return false }
    return true
  }
}
