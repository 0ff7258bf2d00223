extension Parser {
  /// The longest declared name that begins here.
  var known: (name: String, count: Int)? {
    guard current.kind == .name else { return nil }
    let rest = tokens[position...]
    return scopes.reversed().compactMap { $0.longest(rest) }.max { $0.count < $1.count }
  }

  mutating func postfix(filters: Bool = true) throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    var left = try primary()
    while true {
      if isAt("."), token(1).kind == .name {
        position += 1
        left = try syntax(.path(left, try member()), from: start)
      } else if filters, take("[") {
        scopes.append(members)
        scopes.append(KnownNames(["item"]))
        defer { scopes.removeLast(2) }
        let condition = try expression()
        try expect("]")
        left = try syntax(.filter(left, condition), from: start)
      } else if isAt("(") {
        left = try syntax(.call(left, try arguments()), from: start)
      } else {
        return left
      }
    }
  }

  private static let ownMembers = KnownNames(["time offset", "start included", "end included"])

  private mutating func member() throws(FEELSyntaxError) -> String {
    let rest = tokens[position...]
    let found = [members, Self.ownMembers].compactMap { $0.longest(rest) }
      .max { $0.count < $1.count }
    position += found?.count ?? 1
    return found?.name ?? tokens[position - 1].text
  }

  private mutating func primary() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    switch current.kind {
    case .number:
      guard let number = Decimal128(current.text) else {
        throw FEELSyntaxError(message: "the number is too large", offset: start)
      }
      position += 1
      return try syntax(.literal(.number(number)), from: start)
    case .string:
      position += 1
      return try syntax(.literal(.string(tokens[position - 1].text)), from: start)
    case .name: return try name()
    case .symbol: return try symbol()
    case .end: throw unexpected(wanted: "an expression")
    }
  }

  private mutating func name() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    let found = known
    if (found?.count ?? 0) <= 1 {
      switch current.text {
      case "true", "false", "null":
        position += 1
        let text = tokens[position - 1].text
        return try syntax(.literal(text == "null" ? .null : .boolean(text == "true")), from: start)
      case "function" where isAt("(", ahead: 1), "if", "for", "some", "every":
        return try expression()
      case "then", "else", "return", "satisfies", "in", "and", "or", "between", "external":
        if found == nil { throw unexpected(wanted: "an expression") }
      case _: break
      }
    }
    position += found?.count ?? 1
    return try syntax(.name(found?.name ?? tokens[position - 1].text), from: start)
  }

  private mutating func symbol() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    switch current.text {
    case "@":
      position += 1
      guard current.kind == .string else { throw unexpected(wanted: "a string") }
      guard let value = FEELValue(at: current.text) else {
        throw unexpected(wanted: "a date, a time or a duration")
      }
      position += 1
      return try syntax(.literal(value), from: start)
    case "[": return try listOrRange()
    case "(": return try groupOrRange()
    case "]": return try range(includesStart: false)
    case "{": return try context()
    case _: throw unexpected(wanted: "an expression")
    }
  }

  private static let mostEntries = 2_000

  private mutating func context() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    var entries: [Syntax.Entry] = []
    scopes.append(KnownNames())
    defer { scopes.removeLast() }
    while !take("}") {
      if !entries.isEmpty { try expect(",") }
      guard entries.count < Self.mostEntries else {
        throw FEELSyntaxError(
          message: "the context has more than \(Self.mostEntries) entries", offset: start)
      }
      var name: String
      if current.kind == .string {
        name = current.text
        position += 1
      } else {
        name = try self.name(until: [":", "}"])
      }
      try expect(":")
      entries.append(Syntax.Entry(name: name, value: try expression()))
      scopes[scopes.count - 1].insert(name)
      members.insert(name)
    }
    return try syntax(.context(entries), from: start)
  }

  private mutating func arguments() throws(FEELSyntaxError) -> Syntax.Arguments {
    position += 1
    if take(")") { return .positional([]) }
    if let name = try argumentName() {
      var named = [(name: name, value: try expression())]
      while take(",") {
        guard let name = try argumentName() else { throw unexpected(wanted: "a named argument") }
        named.append((name: name, value: try expression()))
      }
      try expect(")")
      return .named(named)
    }
    var values = [try expression()]
    while take(",") { values.append(try expression()) }
    try expect(")")
    return .positional(values)
  }

  /// Words up to a colon.
  private mutating func argumentName() throws(FEELSyntaxError) -> String? {
    var ahead = 0
    while token(ahead).kind == .name || token(ahead).kind == .number && ahead > 0
      || ahead > 0 && token(ahead).kind == .symbol && "-'+/*.".contains(token(ahead).text)
    {
      ahead += 1
    }
    guard ahead > 0, isAt(":", ahead: ahead) else { return nil }
    defer { position += ahead + 1 }
    return joined(position..<position + ahead)
  }
}
