struct ListOf: Compiled {
  let items: [any Compiled]

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    run.bounded(FEELValue(items.map { $0.value(scope, run) }))
  }
}

/// Each entry sees those before it.
struct ContextOf: Compiled {
  let names: [String]
  let values: [any Compiled]

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    var context = FEELContext()
    var inner = scope
    for (name, entry) in zip(names, values) {
      let value = entry.value(inner, run)
      context[name] = value
      inner = inner.declaring(value)
    }
    return run.bounded(.context(context))
  }
}

struct RangeOf: Compiled {
  let start: any Compiled
  let end: any Compiled
  let includesStart: Bool
  let includesEnd: Bool
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let (start, end) = (start.value(scope, run), end.value(scope, run))
    if let order = start.order(to: end), order != .after {
      return .range(
        FEELRange(from: start, to: end, includesStart: includesStart, includesEnd: includesEnd))
    }
    return run.fault("no range goes from \(start.kind) to \(end.kind)", at: range)
  }
}

extension RangeOf {
  /// A range of constants is one.
  var folded: any Compiled {
    guard start is Constant, end is Constant else { return self }
    let value = value(.empty, Evaluation())
    return value.isNull ? self : Constant(constant: value)
  }
}

struct OpenRange: Compiled {
  let sign: Syntax.Operator
  let operand: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = operand.value(scope, run)
    func open(
      _ start: FEELValue?, _ end: FEELValue?, _ from: Bool, _ to: Bool, isSingle: Bool = false
    ) -> FEELValue {
      .range(
        FEELRange(
          from: start, to: end, includesStart: from, includesEnd: to, isSingle: isSingle))
    }
    return switch sign {
    case .less: open(nil, value, false, false)
    case .lessOrEqual: open(nil, value, false, true)
    case .greater: open(value, nil, false, false)
    case .greaterOrEqual: open(value, nil, true, false)
    case .equal: open(value, value, true, true, isSingle: true)
    case .unequal: open(value, value, false, false, isSingle: true)
    case .add, .subtract, .multiply, .divide, .power, .and, .or:
      run.fault("“\(sign.rawValue)” makes no range", at: range)
    }
  }
}

/// `list[condition]` or `list[index]`: from 1, and from the end below zero.
struct Filter: Compiled {
  let list: any Compiled
  let condition: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let list = list.value(scope, run)
    if list.isNull { return run.fault("null is filtered", at: range) }
    let items = list.asItems
    if let constant = condition as? Constant, let index = constant.constant.number {
      return items.at(index) ?? run.fault("the list has no item \(index)", at: range)
    }
    // An index needs no item: where there is none, only that can be asked.
    if items.isEmpty, run.trying({ condition.value(scope.declaring(.null), run) }).number != nil {
      return run.fault("the list has no items", at: range)
    }
    var kept: [FEELValue] = []
    for (place, item) in items.enumerated() {
      guard run.mayGoOn() else { return .null }
      let answer = condition.value(scope.declaring(item), run)
      if place == 0, let index = answer.number {
        return items.at(index) ?? run.fault("the list has no item \(index)", at: range)
      }
      if answer.isTrue { kept.append(item) }
    }
    return FEELValue(kept)
  }
}

extension [FEELValue] {
  /// From 1, and from the end below zero.
  func at(_ index: Decimal128) -> FEELValue? {
    guard let index = index.whole, index != 0 else { return nil }
    let place = index > 0 ? index - 1 : count + index
    return indices.contains(place) ? self[place] : nil
  }
}

/// An entry of a context, or what every value of its kind has (Table 62 to 67).
struct Path: Compiled {
  let base: any Compiled
  let name: String
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    member(of: base.value(scope, run), run)
  }

  /// Of a list, that of each of its items.
  private func member(of value: FEELValue, _ run: Evaluation) -> FEELValue {
    if case .list(let list) = value {
      guard run.mayGoOn(list.items.count) else { return .null }
      return FEELValue(list.items.map { member(of: $0, run) })
    }
    return value.member(name) ?? run.fault("\(value.kind) has no “\(name)”", at: range)
  }
}
