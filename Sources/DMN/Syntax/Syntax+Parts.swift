extension Syntax {
  /// Whether the name stands in it anywhere.
  func names(_ name: String) -> Bool {
    if case .name(name) = form { return true }
    return form.parts.contains { $0.names(name) }
  }
}

extension Syntax.Form {
  /// The expressions that it is made of.
  var parts: [Syntax] {
    switch self {
    case .literal, .name: []
    case .path(let one, _), .negation(let one), .openRange(_, let one), .instance(let one, _),
      .lambda(_, let one), .external(_, let one):
      [one]
    case .filter(let one, let two), .binary(_, let one, let two): [one, two]
    case .between(let one, let two, let three), .conditional(let one, let two, let three):
      [one, two, three]
    case .call(let callee, let arguments): [callee] + arguments.values
    case .within(let one, let tests): [one] + tests.map(\.syntax)
    case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
      iterators.flatMap(\.parts) + [body]
    case .list(let items): items
    case .context(let entries): entries.map(\.value)
    case .range(let interval): [interval.start, interval.end]
    }
  }
}

extension Syntax.Arguments {
  var values: [Syntax] {
    switch self {
    case .positional(let values): values
    case .named(let values): values.map(\.value)
    }
  }
}

extension Syntax.Iterator {
  fileprivate var parts: [Syntax] {
    switch domain {
    case .list(let list): [list]
    case .range(let start, let end): [start, end]
    }
  }
}

extension UnaryTest {
  var syntax: Syntax {
    switch self {
    case .comparison(_, let syntax), .expression(let syntax): syntax
    }
  }
}
