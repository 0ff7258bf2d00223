/// `+`, `-`, `*`, `/` and `**` (DMN 1.5, 10.3.2.5, Tables 53 to 58).
struct Arithmetic: Compiled {
  let sign: Syntax.Operator
  let left: any Compiled
  let right: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let (left, right) = (left.value(scope, run), right.value(scope, run))
    guard let result = result(left, right) else {
      return run.fault("\(left.kind) \(sign.rawValue) \(right.kind) has no value", at: range)
    }
    return run.bounded(result)
  }

  private func result(_ left: FEELValue, _ right: FEELValue) -> FEELValue? {
    switch sign {
    case .add: left.adding(right)
    case .subtract: left.subtracting(right)
    case .multiply: left.multiplied(by: right)
    case .divide: left.divided(by: right)
    case .power:
      if case (.number(let base), .number(let exponent)) = (left, right) {
        base.raised(to: exponent).map(FEELValue.number)
      } else {
        nil
      }
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or: nil
    }
  }
}

struct Negation: Compiled {
  let operand: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = operand.value(scope, run)
    return value.negated ?? run.fault("\(value.kind) has no negative", at: range)
  }

  /// A negative number is a constant.
  var folded: any Compiled {
    guard let constant = operand as? Constant, let value = constant.constant.negated else {
      return self
    }
    return Constant(constant: value)
  }
}

extension FEELValue {
  fileprivate var negated: FEELValue? {
    switch self {
    case .number(let number): .number(-number)
    case .yearsMonths(let duration): .yearsMonths(YearsMonthsDuration(months: -duration.months))
    case .daysTime(let duration):
      .daysTime(DaysTimeDuration(nanoseconds: -duration.nanoseconds))
    case .null, .boolean, .string, .date, .time, .dateTime, .list, .context, .range, .function:
      nil
    }
  }

  fileprivate func adding(_ other: FEELValue) -> FEELValue? {
    switch (self, other) {
    case (.number(let one), .number(let two)): one.adding(two).map(FEELValue.number)
    case (.string(let one), .string(let two)): .string(one + two)
    case (.yearsMonths(let one), .yearsMonths(let two)):
      YearsMonthsDuration(exactly: one.months.sum(two.months)).map(FEELValue.yearsMonths)
    case (.daysTime(let one), .daysTime(let two)):
      DaysTimeDuration(exactly: one.nanoseconds.sum(two.nanoseconds)).map(FEELValue.daysTime)
    case (_, .yearsMonths(let duration)): later(by: duration)
    case (_, .daysTime(let duration)): later(by: duration)
    case (.yearsMonths(let duration), _): other.later(by: duration)
    case (.daysTime(let duration), _): other.later(by: duration)
    case (_, _): nil
    }
  }

  /// Of one kind of duration.
  func addingDuration(_ other: FEELValue) -> FEELValue? {
    switch (self, other) {
    case (.yearsMonths, .yearsMonths), (.daysTime, .daysTime): adding(other)
    case (_, _): nil
    }
  }

  private func later(by duration: YearsMonthsDuration) -> FEELValue? {
    switch self {
    case .date(let date): date.adding(months: duration.months).map(FEELValue.date)
    case .dateTime(let moment): moment.adding(months: duration.months).map(FEELValue.dateTime)
    case .null, .boolean, .number, .string, .time, .yearsMonths, .daysTime, .list, .context,
      .range, .function:
      nil
    }
  }

  private func later(by duration: DaysTimeDuration) -> FEELValue? {
    switch self {
    case .date(let date):
      FEELDateTime(midnightOf: date).adding(duration).map { .date($0.date) }
    case .dateTime(let moment): moment.adding(duration).map(FEELValue.dateTime)
    case .time(let time):
      .time(
        FEELTime(
          nanoseconds: time.nanoseconds + Int(duration.nanoseconds % Int128(FEELTime.perDay)),
          zone: time.zone))
    case .null, .boolean, .number, .string, .yearsMonths, .daysTime, .list, .context, .range,
      .function:
      nil
    }
  }

  fileprivate func subtracting(_ other: FEELValue) -> FEELValue? {
    switch (self, other) {
    case (.number(let one), .number(let two)): one.subtracting(two).map(FEELValue.number)
    case (.date(let one), .date(let two)):
      .daysTime(
        DaysTimeDuration(
          nanoseconds: Int128(one.epochDay - two.epochDay) * Int128(FEELTime.perDay)))
    case (.dateTime(let one), .dateTime(let two)):
      one.elapsed(since: two).map(FEELValue.daysTime)
    case (.dateTime(let one), .date(let two)):
      one.elapsed(since: FEELDateTime(midnightOf: two)).map(FEELValue.daysTime)
    case (.date(let one), .dateTime(let two)):
      FEELDateTime(midnightOf: one).elapsed(since: two).map(FEELValue.daysTime)
    case (.time(let one), .time(let two)):
      (one.zone == nil) != (two.zone == nil)
        ? nil
        : .daysTime(DaysTimeDuration(nanoseconds: Int128(one.comparable - two.comparable)))
    case (.yearsMonths, .yearsMonths), (.daysTime, .daysTime), (.date, .yearsMonths),
      (.dateTime, .yearsMonths), (.date, .daysTime), (.dateTime, .daysTime), (.time, .daysTime):
      other.negated.flatMap(adding)
    case (_, _): nil
    }
  }

  fileprivate func multiplied(by other: FEELValue) -> FEELValue? {
    switch (self, other) {
    case (.number(let one), .number(let two)): one.multiplied(by: two).map(FEELValue.number)
    case (.yearsMonths(let duration), .number(let factor)),
      (.number(let factor), .yearsMonths(let duration)):
      Decimal128(duration.months).multiplied(by: factor).flatMap(FEELValue.months)
    case (.daysTime(let duration), .number(let factor)),
      (.number(let factor), .daysTime(let duration)):
      DaysTimeDuration(decimalSeconds: duration.decimalSeconds?.multiplied(by: factor))
        .map(FEELValue.daysTime)
    case (_, _): nil
    }
  }

  fileprivate func divided(by other: FEELValue) -> FEELValue? {
    switch (self, other) {
    case (.number(let one), .number(let two)): one.divided(by: two).map(FEELValue.number)
    case (.yearsMonths(let duration), .number(let divisor)):
      Decimal128(duration.months).divided(by: divisor).flatMap(FEELValue.months)
    case (.daysTime(let duration), .number(let divisor)):
      DaysTimeDuration(decimalSeconds: duration.decimalSeconds?.divided(by: divisor))
        .map(FEELValue.daysTime)
    case (.yearsMonths(let one), .yearsMonths(let two)):
      Decimal128(one.months).divided(by: Decimal128(two.months)).map(FEELValue.number)
    case (.daysTime(let one), .daysTime(let two)):
      one.decimalSeconds.flatMap { one in two.decimalSeconds.flatMap { one.divided(by: $0) } }
        .map(FEELValue.number)
    case (_, _): nil
    }
  }

  /// Whole ones, a part of one left out.
  private static func months(_ months: Decimal128) -> FEELValue? {
    YearsMonthsDuration(exactly: months.rounded(.zero).whole).map(FEELValue.yearsMonths)
  }
}

extension FixedWidthInteger {
  /// Nil where it overflows.
  func sum(_ other: Self) -> Self? {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? nil : sum
  }
}
