/// A value that has to be of a type.
struct Typed: Compiled {
  let inner: any Compiled
  let type: ItemType
  let what: String

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = inner.value(scope, run)
    guard run.mayLookAt(value.weight) else { return .null }
    return type.admit(value, run) ?? run.fault(type.refusal(of: value, as: what))
  }
}

/// An expression's text, named in what goes wrong in it.
struct Written: Compiled {
  let inner: any Compiled
  let place: Place

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    run.within(place) { inner.value(scope, run) }
  }
}

/// A context whose last entry is what it comes to.
struct ContextResult: Compiled {
  let values: [any Compiled]
  let result: any Compiled

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    var inner = scope
    for entry in values { inner = inner.declaring(entry.value(inner, run)) }
    return result.value(inner, run)
  }
}

struct RelationOf: Compiled {
  let columns: [String]
  let rows: [[any Compiled]]

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    run.bounded(
      FEELValue(
        rows.map { row in
          .context(FEELContext(zip(columns, row.map { $0.value(scope, run) })))
        }))
  }
}

/// A function and its arguments by name.
struct Invocation: Compiled {
  let function: any Compiled
  let arguments: [(name: String, value: any Compiled)]

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let callee = function.value(scope, run)
    guard case .function(let function) = callee else {
      return run.fault("\(callee.kind) cannot be invoked")
    }
    return function.call(
      named: arguments.map { (name: $0.name, value: $0.value.value(scope, run)) }, run)
  }
}

/// A boxed filter keeps the items for which its condition is true.
struct BoxedFilter: Compiled {
  let list: any Compiled
  let condition: any Compiled

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = list.value(scope, run)
    if value.isNull { return run.fault("null is filtered") }
    var kept: [FEELValue] = []
    for item in value.asItems {
      guard run.mayGoOn() else { return .null }
      let answer = condition.value(scope.declaring(item), run)
      guard let holds = answer.boolean else {
        return run.fault("what is to match is \(answer.kind) and neither true nor false")
      }
      if holds { kept.append(item) }
    }
    return FEELValue(kept)
  }
}
