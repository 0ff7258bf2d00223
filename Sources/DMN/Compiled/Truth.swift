/// `and` or `or` of three truths (DMN 1.5, Table 50): one side may decide alone, and what is
/// neither true nor false is null.
struct Junction: Compiled {
  let sign: Syntax.Operator
  let left: any Compiled
  let right: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let deciding = sign == .or
    let left = left.value(scope, run).boolean
    if left == deciding { return .boolean(deciding) }
    let right = right.value(scope, run).boolean
    if right == deciding { return .boolean(deciding) }
    guard left != nil, right != nil else {
      return run.fault("“\(sign.rawValue)” needs true or false on both sides", at: range)
    }
    return .boolean(!deciding)
  }
}

struct Conditional: Compiled {
  let condition: any Compiled
  let then: any Compiled
  let otherwise: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let condition = condition.value(scope, run)
    return condition.isTrue ? then.value(scope, run) : otherwise.value(scope, run)
  }
}

/// `=`, `!=`, `<` and their like.
struct Comparison: Compiled {
  let sign: Syntax.Operator
  let left: any Compiled
  let right: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let (left, right) = (left.value(scope, run), right.value(scope, run))
    guard run.mayLookAt(min(left.weight, right.weight)) else { return .null }
    guard let holds = left.holds(sign, right) else {
      return run.fault("\(left.kind) and \(right.kind) are not compared", at: range)
    }
    return .boolean(holds)
  }
}

extension FEELValue {
  /// Nil where the two are not compared so.
  func holds(_ sign: Syntax.Operator, _ other: FEELValue) -> Bool? {
    switch sign {
    case .equal: isEqual(to: other)
    case .unequal: isEqual(to: other).map { !$0 }
    case .less: order(to: other).map { $0 == .before }
    case .lessOrEqual: order(to: other).map { $0 != .after }
    case .greater: order(to: other).map { $0 == .after }
    case .greaterOrEqual: order(to: other).map { $0 != .before }
    case .add, .subtract, .multiply, .divide, .power, .and, .or: nil
    }
  }

  /// What kind of value it is, in words.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .date: "a date"
    case .time: "a time"
    case .dateTime: "a date and time"
    case .yearsMonths: "a years and months duration"
    case .daysTime: "a days and time duration"
    case .list: "a list"
    case .context: "a context"
    case .range: "a range"
    case .function: "a function"
    }
  }
}

struct Between: Compiled {
  let operand: any Compiled
  let lower: any Compiled
  let upper: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = operand.value(scope, run)
    let above = value.holds(.greaterOrEqual, lower.value(scope, run))
    let below = value.holds(.lessOrEqual, upper.value(scope, run))
    guard let above, let below else {
      return run.fault("\(value.kind) is not compared with both ends", at: range)
    }
    return .boolean(above && below)
  }
}

struct InstanceOf: Compiled {
  let operand: any Compiled
  let type: FEELType

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = operand.value(scope, run)
    return run.mayLookAt(value.weight) ? .boolean(value.isInstance(of: type)) : .null
  }
}
