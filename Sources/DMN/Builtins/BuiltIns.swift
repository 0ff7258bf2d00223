/// The functions that FEEL has by itself (DMN 1.5, 10.3.4).
enum BuiltIns {
  static let all: [String: FEELFunction] = {
    let groups = [
      conversions, dateConversions, booleans, strings, patterns, lists, listEdits, aggregates,
      numbers, calendar, ranges, contexts,
    ]
    return Dictionary(uniqueKeysWithValues: groups.joined().map { ($0.name, $0) })
  }()

  static let names = KnownNames(all.keys)
}

typealias Body = @Sendable (FEELFunction.Arguments, Evaluation) -> FEELValue
typealias Parameter = FEELFunction.Parameter

/// One built-in with one way to call it.
func builtIn(
  _ name: String, _ parameters: Parameter..., variadic: Bool = false, _ body: @escaping Body
) -> FEELFunction {
  FEELFunction(name, [overload(parameters, variadic: variadic, body)])
}

/// One built-in with several, in the order in which they are tried.
func builtIn(_ name: String, _ overloads: [FEELFunction.Overload]) -> FEELFunction {
  FEELFunction(name, overloads)
}

func overload(
  _ parameters: [Parameter], variadic: Bool = false, _ body: @escaping Body
) -> FEELFunction.Overload {
  FEELFunction.Overload(
    parameters: parameters, isVariadic: variadic, isBuiltIn: true, body: body)
}

func given(_ name: String, _ type: FEELType = .any) -> Parameter {
  Parameter(name: name, type: type)
}

func optional(_ name: String, _ type: FEELType = .any) -> Parameter {
  Parameter(name: name, type: type, isOptional: true)
}
