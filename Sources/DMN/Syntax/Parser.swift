/// Reads FEEL (DMN 1.5, 10.3.1.2) by recursive descent.
struct Parser {
  let tokens: [Token]
  var position = 0
  /// What may be named here, the innermost last.
  var scopes: [KnownNames]
  /// Names of entries that a context may have: they count after a point and in a filter.
  var members: KnownNames
  private var depth = 0
  private let stack = Stack()
  /// Expressions begun: what can be read in several ways is tried in each, within reason.
  private var begun = 0

  /// Deeper than anyone writes.
  static let deepest = 150
  /// Operators and what they join, within each other.
  static let highest = 600
  static let longest = 1_000_000

  init(_ text: String, names: KnownNames, members: KnownNames) throws(FEELSyntaxError) {
    guard text.utf8.count <= Self.longest else {
      throw FEELSyntaxError(message: "the expression is too long", offset: 0)
    }
    tokens = try Lexer.tokens(text)
    scopes = [names]
    self.members = members
  }

  /// Whose entries can be named alone.
  enum Subject { case nothing, item }

  /// The whole text as one expression.
  static func expression(
    _ text: String, names: KnownNames = KnownNames(), members: KnownNames = KnownNames(),
    about subject: Subject = .nothing
  ) throws(FEELSyntaxError) -> Syntax {
    var parser = try Parser(text, names: names, members: members)
    if subject == .item { parser.scopes.append(members) }
    let syntax = try parser.expression()
    try parser.expectEnd()
    return syntax
  }

  /// The whole text as the tests of a decision table's cell.
  static func unaryTests(
    _ text: String, names: KnownNames = KnownNames(), members: KnownNames = KnownNames()
  ) throws(FEELSyntaxError) -> UnaryTests {
    var parser = try Parser(text, names: names, members: members)
    parser.scopes[0].insert("?")
    let tests = try parser.unaryTests()
    try parser.expectEnd()
    return tests
  }

  static func type(_ text: String) throws(FEELSyntaxError) -> TypeSyntax {
    var parser = try Parser(text, names: KnownNames(), members: KnownNames())
    let type = try parser.type()
    try parser.expectEnd()
    return type
  }
}

extension Parser {
  var current: Token { tokens[position] }

  func token(_ ahead: Int) -> Token { tokens[min(position + ahead, tokens.count - 1)] }

  func isAt(_ text: String, ahead: Int = 0) -> Bool {
    let token = token(ahead)
    return token.text == text && (token.kind == .symbol || token.kind == .name)
  }

  mutating func take(_ text: String) -> Bool {
    guard isAt(text) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(FEELSyntaxError) {
    guard take(text) else { throw unexpected(wanted: "“\(text)”") }
  }

  func unexpected(wanted: String) -> FEELSyntaxError {
    let found = current.kind == .end ? "the end" : "“\(current.text)”"
    return FEELSyntaxError(
      message: "\(wanted) was expected, and here is \(found)", offset: current.range.lowerBound)
  }

  func expectEnd() throws(FEELSyntaxError) {
    guard current.kind == .end else { throw unexpected(wanted: "the end") }
  }

  func syntax(_ form: Syntax.Form, from start: Int) throws(FEELSyntaxError) -> Syntax {
    let end = position > 0 ? tokens[position - 1].range.upperBound : start
    let syntax = Syntax(form: form, range: start..<max(start, end))
    guard syntax.height <= Self.highest else {
      throw FEELSyntaxError(
        message: "more than \(Self.highest) parts stand within each other", offset: start)
    }
    return syntax
  }

  /// With a name for what is read next.
  mutating func with<Read>(
    _ names: [String], _ read: (inout Parser) throws(FEELSyntaxError) -> Read
  ) throws(FEELSyntaxError) -> Read {
    scopes.append(KnownNames(names))
    defer { scopes.removeLast() }
    return try read(&self)
  }

  /// Tokens up to one of these, as a name.
  mutating func name(until ends: Set<String>) throws(FEELSyntaxError) -> String {
    let start = position
    while !(current.kind == .symbol || current.kind == .name) || !ends.contains(current.text) {
      guard current.kind == .name || current.kind == .number || current.kind == .symbol else {
        throw unexpected(wanted: "a name")
      }
      position += 1
    }
    guard position > start else { throw unexpected(wanted: "a name") }
    return joined(start..<position)
  }

  /// As it was written, with one space where there was any.
  func joined(_ range: Range<Int>) -> String {
    var name = ""
    var end = tokens[range.lowerBound].range.lowerBound
    for token in tokens[range] {
      name += (token.range.lowerBound > end ? " " : "") + token.text
      end = token.range.upperBound
    }
    return name
  }

  mutating func deeper<Read>(
    _ read: (inout Parser) throws(FEELSyntaxError) -> Read
  ) throws(FEELSyntaxError) -> Read {
    depth += 1
    defer { depth -= 1 }
    begun += 1
    guard depth <= Self.deepest, stack.hasRoom else {
      throw FEELSyntaxError(
        message: "the expression is nested more than \(Self.deepest) times",
        offset: current.range.lowerBound)
    }
    guard begun <= 1_000 + 8 * tokens.count else {
      throw FEELSyntaxError(
        message: "the expression can be read in too many ways", offset: current.range.lowerBound)
    }
    return try read(&self)
  }
}
