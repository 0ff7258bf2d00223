extension Syntax {
  /// A name that stands in an expression and is not declared within it.
  struct FreeName {
    let name: String
    let range: Range<Int>
    /// In a filter it may be an entry of the item.
    let isInFilter: Bool
  }

  /// In the order in which they stand.
  var freeNames: [FreeName] {
    var walk = NameWalk()
    walk.visit(self, [], isInFilter: false)
    return walk.found
  }

  /// Names of types that it speaks of.
  var typeNames: [String] {
    var walk = NameWalk()
    walk.visit(self, [], isInFilter: false)
    return walk.types
  }
}

extension UnaryTests {
  var freeNames: [Syntax.FreeName] {
    var walk = NameWalk()
    for test in tests { walk.visit(test, [], isInFilter: false) }
    return walk.found
  }
}

private struct NameWalk {
  var found: [Syntax.FreeName] = []
  var types: [String] = []

  mutating func visit(_ syntax: Syntax, _ bound: Set<String>, isInFilter: Bool) {
    func all(_ parts: [Syntax], _ bound: Set<String>, _ walk: inout NameWalk) {
      for part in parts { walk.visit(part, bound, isInFilter: isInFilter) }
    }
    switch syntax.form {
    case .literal: break
    case .name(let name):
      guard !bound.contains(name.normalizedName) else { return }
      found.append(
        Syntax.FreeName(name: name.normalizedName, range: syntax.range, isInFilter: isInFilter))
    case .path(let one, _), .negation(let one), .openRange(_, let one):
      all([one], bound, &self)
    case .instance(let one, let type):
      all([one], bound, &self)
      types += type.names
    case .filter(let list, let condition):
      all([list], bound, &self)
      visit(condition, bound.union(["item"]), isInFilter: true)
    case .call(let callee, let arguments): all([callee] + arguments.values, bound, &self)
    case .binary(_, let one, let two): all([one, two], bound, &self)
    case .between(let one, let two, let three), .conditional(let one, let two, let three):
      all([one, two, three], bound, &self)
    case .within(let one, let tests):
      all([one], bound, &self)
      for test in tests { visit(test, bound, isInFilter: isInFilter) }
    case .iteration(let iterators, let body):
      visit(iterators, body, bound.union(["partial"]), isInFilter)
    case .quantified(_, let iterators, let body): visit(iterators, body, bound, isInFilter)
    case .lambda(let parameters, let body):
      types += parameters.flatMap { $0.type?.names ?? [] }
      all([body], bound.union(parameters.map(\.name.normalizedName)), &self)
    case .external: break
    case .list(let items): all(items, bound, &self)
    case .context(let entries):
      var inner = bound
      for entry in entries {
        all([entry.value], inner, &self)
        inner.insert(entry.name.normalizedName)
      }
    case .range(let interval): all([interval.start, interval.end], bound, &self)
    }
  }

  mutating func visit(_ test: UnaryTest, _ bound: Set<String>, isInFilter: Bool) {
    switch test {
    case .comparison(_, let syntax), .expression(let syntax):
      visit(syntax, bound.union(["?"]), isInFilter: isInFilter)
    }
  }

  private mutating func visit(
    _ iterators: [Syntax.Iterator], _ body: Syntax, _ bound: Set<String>, _ isInFilter: Bool
  ) {
    var inner = bound
    for iterator in iterators {
      switch iterator.domain {
      case .list(let list): visit(list, inner, isInFilter: isInFilter)
      case .range(let start, let end):
        visit(start, inner, isInFilter: isInFilter)
        visit(end, inner, isInFilter: isInFilter)
      }
      inner.insert(iterator.name.normalizedName)
    }
    visit(body, inner, isInFilter: isInFilter)
  }
}

extension TypeSyntax {
  fileprivate var names: [String] {
    switch self {
    case .named(let name): [name.normalizedName]
    case .list(let item), .range(let item): item.names
    case .context(let members): members.flatMap(\.type.names)
    case .function(let parameters, let result): (parameters + [result]).flatMap(\.names)
    }
  }
}
