/// Turns a model's boxed expressions into something that runs.
struct LogicCompiler {
  let types: ItemTypes
  /// What may stand after a point.
  let members: KnownNames
  /// What may be named alone in a filter.
  let entries: EntryNames
  /// The element that they belong to.
  let element: String
  /// What it requires, by the places in its scope.
  let required: [String]
  /// What is declared within it, the innermost last.
  private(set) var names: [String] = []
  /// Both, and what FEEL has by itself.
  private(set) var known = BuiltIns.names
  /// What was found wrong on the way.
  let problems: Problems

  init(
    types: ItemTypes, members: KnownNames, entries: EntryNames, element: String,
    requiring required: [String], problems: Problems
  ) {
    self.types = types
    self.members = members
    self.entries = entries
    self.element = element
    self.required = required
    self.problems = problems
    for name in required { known.insert(name) }
  }

  /// Collected while a model is made ready.
  final class Problems {
    private(set) var faults: [Fault] = []
    func note(_ fault: Fault) { faults.append(fault) }

    func noteUnknown(_ name: String, at place: Place, range: Range<Int>) {
      note(Fault("nothing is called “\(name)” here", places: [place], range: range))
    }
  }

  func declaring(_ more: [String]) -> LogicCompiler {
    var inner = self
    inner.names += more
    for name in more { inner.known.insert(name) }
    return inner
  }

  /// Of a text that stands there.
  func compiler(at place: Place) -> Compiler {
    let (types, problems) = (types, problems)
    var compiler = Compiler(elements: required, names: names) { types.feelType($0) }
    compiler.mayBeEntry = entries.mayHold
    compiler.onUnknown = { problems.noteUnknown($0, at: place, range: $1) }
    return compiler
  }

  func compile(_ logic: Logic) -> any Compiled {
    let inner = compile(logic.form)
    guard let name = logic.type else { return inner }
    return typed(inner, name, "the result")
  }

  /// A type that is not known admits nothing.
  func typed(_ inner: any Compiled, _ name: String?, _ what: String) -> any Compiled {
    guard let name, name != "Any" else { return inner }
    if types.tooLarge.contains(name) { return refused("the type “\(name)” is too large") }
    guard let type = types.type(name) else {
      return refused("there is no type “\(name)”")
    }
    return Typed(inner: inner, type: type, what: what)
  }

  /// Each box has a function of its own, so that boxes within boxes take little of the stack.
  private func compile(_ form: Logic.Form) -> any Compiled {
    switch form {
    case .literal(let text): expression(text)
    case .table(let table): self.table(table)
    case .context(let entries): context(entries)
    case .relation(let columns, let rows): relation(columns, rows)
    case .list(let items): ListOf(items: items.map(compile))
    case .function(let function): lambda(function, name: FEELFunction.nameless)
    case .invocation(let callee, let bindings): invocation(of: callee, bindings)
    case .conditional(let condition, let then, let otherwise):
      conditional(condition, then, otherwise)
    case .filter(let list, let condition): filter(list, condition)
    case .iteration(let variable, let list, let body): iteration(variable, list, body)
    case .quantified(let isEvery, let variable, let list, let condition):
      quantified(isEvery, variable, list, condition)
    case .missing(let message): refused(message)
    }
  }

  func refused(_ message: Told) -> any Compiled {
    problems.note(Fault(message, places: [Place(element: element)]))
    return Faulty(message: message, range: 0..<0)
  }

  func expression(_ text: String) -> any Compiled {
    written(text) { place throws(FEELSyntaxError) in
      let syntax = try Parser.expression(text, names: known, members: members)
      let compiled = compiler(at: place).compile(syntax)
      // What cannot go wrong needs no place to be told of.
      let isSafe = compiled is Constant || compiled is Variable || compiled is Required
      return isSafe ? compiled : Written(inner: compiled, place: place)
    }
  }

  func written(
    _ text: String, _ compile: (Place) throws(FEELSyntaxError) -> any Compiled
  ) -> any Compiled {
    let place = Place(element: element, text: text)
    do throws(FEELSyntaxError) {
      return try compile(place)
    } catch {
      let range = error.offset..<error.offset
      problems.note(Fault(error.told, places: [place], range: range))
      return Written(inner: Faulty(message: error.told, range: range), place: place)
    }
  }

  func lambda(_ function: Logic.Function, name: String, result: String? = nil) -> any Compiled {
    let parameters = function.parameters.map { parameter in
      FEELFunction.Parameter(
        name: parameter.name, type: types.type(parameter.type)?.type ?? .any)
    }
    guard !function.isExternal else {
      return refused("functions of other languages are not run")
    }
    guard let body = function.body else { return refused("the function has no body") }
    if let name = function.parameters.compactMap(\.type).first(where: types.tooLarge.contains) {
      return refused("the type “\(name)” is too large")
    }
    let inner = declaring(function.parameters.map(\.name))
    return Lambda(
      name: name, parameters: parameters, result: .any,
      body: inner.typed(
        inner.typed(inner.compile(body), function.result, "what the function gives"), result,
        "what the function gives"))
  }
}
