extension Parser {
  /// A type: of FEEL, of the model, or made of others (rule 54).
  mutating func type() throws(FEELSyntaxError) -> TypeSyntax {
    try deeper { (parser) throws(FEELSyntaxError) in
      switch parser.current.text {
      case "list" where parser.isAt("<", ahead: 1): return .list(try parser.argument())
      case "range" where parser.isAt("<", ahead: 1): return .range(try parser.argument())
      case "context" where parser.isAt("<", ahead: 1): return try parser.contextType()
      case "function" where parser.isAt("<", ahead: 1): return try parser.functionType()
      case _: return .named(try parser.typeName())
      }
    }
  }

  private mutating func argument() throws(FEELSyntaxError) -> TypeSyntax {
    position += 2
    let type = try type()
    try expect(">")
    return type
  }

  private mutating func contextType() throws(FEELSyntaxError) -> TypeSyntax {
    position += 2
    var members: [(name: String, type: TypeSyntax)] = []
    repeat {
      let name = try name(until: [":"])
      try expect(":")
      members.append((name: name, type: try type()))
    } while take(",")
    try expect(">")
    return .context(members)
  }

  private mutating func functionType() throws(FEELSyntaxError) -> TypeSyntax {
    position += 2
    var parameters: [TypeSyntax] = []
    while !take(">") {
      if !parameters.isEmpty { try expect(",") }
      parameters.append(try type())
    }
    try expect("->")
    return .function(parameters, try type())
  }

  private static let longNames = KnownNames([
    "date and time", "days and time duration", "years and months duration",
  ])

  /// Words, and after a point those of an imported model.
  private mutating func typeName() throws(FEELSyntaxError) -> String {
    guard current.kind == .name else { throw unexpected(wanted: "a type") }
    let known = ([Self.longNames] + scopes).compactMap { $0.longest(tokens[position...]) }
      .max { $0.count < $1.count }
    let start = position
    position += known?.count ?? 1
    while isAt("."), token(1).kind == .name { position += 2 }
    return joined(start..<position)
  }
}
