extension Parser {
  mutating func expression() throws(FEELSyntaxError) -> Syntax {
    try deeper { (parser) throws(FEELSyntaxError) in
      if !parser.namesSomethingLonger {
        switch (parser.current.kind, parser.current.text) {
        case (.name, "if"): return try parser.conditional()
        case (.name, "for"): return try parser.iteration()
        case (.name, "some"): return try parser.quantified(.some)
        case (.name, "every"): return try parser.quantified(.every)
        case (.name, "function") where parser.isAt("(", ahead: 1): return try parser.lambda()
        case (_, _): break
        }
      }
      return try parser.disjunction()
    }
  }

  /// A declared name of several words may begin with a keyword.
  private var namesSomethingLonger: Bool { (known?.count ?? 0) > 1 }

  private mutating func disjunction() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try conjunction()
    while take("or") { left = try syntax(.binary(.or, left, try conjunction()), from: start) }
    return left
  }

  private mutating func conjunction() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try comparison()
    while take("and") { left = try syntax(.binary(.and, left, try comparison()), from: start) }
    return left
  }

  static let comparisons: Set<String> = ["=", "!=", "<", "<=", ">", ">="]

  private mutating func comparison() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try addition()
    while true {
      if current.kind == .symbol, Self.comparisons.contains(current.text),
        let comparison = Syntax.Operator(rawValue: current.text)
      {
        position += 1
        left = try syntax(.binary(comparison, left, try addition()), from: start)
      } else if take("between") {
        let lower = try addition()
        try expect("and")
        left = try syntax(.between(left, lower, try addition()), from: start)
      } else if take("in") {
        left = try syntax(.within(left, try testsAfterIn()), from: start)
      } else if isAt("instance"), isAt("of", ahead: 1) {
        position += 2
        left = try syntax(.instance(left, try type()), from: start)
      } else {
        return left
      }
    }
  }

  mutating func addition() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try multiplication()
    while isAt("+") || isAt("-"), let sign = Syntax.Operator(rawValue: current.text) {
      position += 1
      left = try syntax(.binary(sign, left, try multiplication()), from: start)
    }
    return left
  }

  private mutating func multiplication() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try exponentiation()
    while isAt("*") || isAt("/"), let sign = Syntax.Operator(rawValue: current.text) {
      position += 1
      left = try syntax(.binary(sign, left, try exponentiation()), from: start)
    }
    return left
  }

  private mutating func exponentiation() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try negation()
    while take("**") { left = try syntax(.binary(.power, left, try negation()), from: start) }
    return left
  }

  private mutating func negation() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    guard take("-") else { return try postfix() }
    return try deeper { (parser) throws(FEELSyntaxError) in
      try parser.syntax(.negation(try parser.negation()), from: start)
    }
  }
}

extension Parser {
  private mutating func conditional() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    let condition = try expression()
    try expect("then")
    let then = try expression()
    try expect("else")
    return try syntax(.conditional(condition, then, try expression()), from: start)
  }

  private mutating func iteration() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    let (iterators, body) = try iterators(before: "return", also: ["partial"])
    return try syntax(.iteration(iterators, body), from: start)
  }

  private mutating func quantified(
    _ quantifier: Syntax.Quantifier
  ) throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    let (iterators, body) = try iterators(before: "satisfies", also: [])
    return try syntax(.quantified(quantifier, iterators, body), from: start)
  }

  /// Each may use those before it, and what follows uses all.
  private mutating func iterators(
    before word: String, also names: [String]
  ) throws(FEELSyntaxError) -> ([Syntax.Iterator], Syntax) {
    var iterators: [Syntax.Iterator] = []
    let outer = scopes.count
    defer { scopes.removeLast(scopes.count - outer) }
    repeat {
      let name = try name(until: ["in"])
      position += 1
      let first = try expression()
      let domain: Syntax.Iterator.Domain =
        take("..") ? .range(first, try expression()) : .list(first)
      iterators.append(Syntax.Iterator(name: name, domain: domain))
      scopes.append(KnownNames([name]))
    } while take(",")
    try expect(word)
    scopes.append(KnownNames(names))
    return (iterators, try expression())
  }

  private mutating func lambda() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 2
    var parameters: [Syntax.Parameter] = []
    while !take(")") {
      if !parameters.isEmpty { try expect(",") }
      let name = try name(until: [":", ",", ")"])
      parameters.append(
        Syntax.Parameter(name: name, type: take(":") ? try type() : nil))
    }
    let isExternal = take("external")
    let body = try with(parameters.map(\.name)) { (parser) throws(FEELSyntaxError) in
      try parser.expression()
    }
    return try syntax(
      isExternal ? .external(parameters, body) : .lambda(parameters, body), from: start)
  }
}
