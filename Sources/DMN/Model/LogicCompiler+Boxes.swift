/// The boxes that hold others.
extension LogicCompiler {
  func context(_ entries: [Logic.Entry]) -> any Compiled {
    var inner = self
    var (names, values) = ([String](), [any Compiled]())
    for entry in entries {
      let value = inner.typed(inner.compile(entry.value), entry.type, entry.name ?? "the result")
      guard let name = entry.name else { return ContextResult(values: values, result: value) }
      guard !names.contains(where: name.isSame) else {
        return refused("“\(name)” comes twice in the context")
      }
      names.append(name)
      values.append(value)
      inner = inner.declaring([name])
    }
    return ContextOf(names: names, values: values)
  }

  func relation(_ columns: [String], _ rows: [[Logic]]) -> any Compiled {
    guard rows.allSatisfy({ $0.count == columns.count }) else {
      return refused("a row of the relation has too many or too few cells")
    }
    return RelationOf(columns: columns, rows: rows.map { $0.map(compile) })
  }

  func invocation(of callee: Logic, _ bindings: [(name: String, value: Logic?)]) -> any Compiled {
    Invocation(
      function: compile(callee),
      arguments: bindings.map { binding in
        (name: binding.name, value: binding.value.map(compile) ?? Constant(constant: .null))
      })
  }

  func conditional(_ condition: Logic, _ then: Logic, _ otherwise: Logic) -> any Compiled {
    Conditional(
      condition: compile(condition), then: compile(then), otherwise: compile(otherwise),
      range: 0..<0)
  }

  func filter(_ list: Logic, _ condition: Logic) -> any Compiled {
    BoxedFilter(list: compile(list), condition: item(condition))
  }

  func iteration(_ variable: String, _ list: Logic, _ body: Logic) -> any Compiled {
    Iteration(
      domains: [domain(list)], body: declaring([variable, "partial"]).compile(body),
      usesPartial: true, range: 0..<0)
  }

  func quantified(
    _ isEvery: Bool, _ variable: String, _ list: Logic, _ condition: Logic
  ) -> any Compiled {
    Quantified(
      isEvery: isEvery, isStrict: true, domains: [domain(list)],
      body: declaring([variable]).compile(condition), range: 0..<0)
  }

  /// A range may be gone through as well as a list.
  private func domain(_ list: Logic) -> Domain {
    if case .literal(let text) = list.form, let tokens = try? Lexer.tokens(text),
      tokens.contains(where: { $0.kind == .symbol && $0.text == ".." }),
      let syntax = try? Parser.iterated(text, names: known, members: members),
      case .iteration(let iterators, _) = syntax.form,
      case .range(let start, let end) = iterators[0].domain
    {
      let ends = compiler(at: Place(element: element, text: text))
      return .range(ends.compile(start), ends.compile(end))
    }
    return .list(compile(list))
  }

  /// The condition of a boxed filter: the item's entries can be named alone.
  private func item(_ condition: Logic) -> any Compiled {
    guard case .literal(let text) = condition.form else {
      return declaring(["item"]).compile(condition)
    }
    return written(text) { place throws(FEELSyntaxError) in
      var names = known
      names.insert("item")
      let syntax = try Parser.expression(text, names: names, members: members, about: .item)
      return Written(inner: compiler(at: place).condition(syntax), place: place)
    }
  }
}

extension Parser {
  /// `from..to` as what an iterator goes through.
  static func iterated(
    _ text: String, names: KnownNames, members: KnownNames
  ) throws(FEELSyntaxError) -> Syntax {
    try expression("for i in \(text) return i", names: names, members: members)
  }
}
