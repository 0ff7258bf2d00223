struct Call: Compiled {
  let function: any Compiled
  let arguments: [any Compiled]
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let callee = function.value(scope, run)
    guard case .function(let function) = callee else {
      return run.fault("\(callee.kind) cannot be called", at: range)
    }
    return function.call(arguments.map { $0.value(scope, run) }, run, at: range)
  }
}

struct NamedCall: Compiled {
  let function: any Compiled
  let arguments: [(name: String, value: any Compiled)]
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let callee = function.value(scope, run)
    guard case .function(let function) = callee else {
      return run.fault("\(callee.kind) cannot be called", at: range)
    }
    return function.call(
      named: arguments.map { (name: $0.name, value: $0.value.value(scope, run)) }, run, at: range)
  }
}

/// A function that keeps what is declared where it is written.
struct Lambda: Compiled {
  let name: String
  let parameters: [FEELFunction.Parameter]
  let result: FEELType
  /// Sees its parameters in their order.
  let body: any Compiled

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let body = body
    let overload = FEELFunction.Overload(parameters: parameters, result: result) { given, run in
      var inner = scope
      for place in 0..<given.count { inner = inner.declaring(given[place]) }
      return body.value(inner, run)
    }
    return .function(FEELFunction(name, [overload]))
  }
}
