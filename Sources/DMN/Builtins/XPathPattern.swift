/// What XPath's regular expressions write otherwise than PCRE2.
enum XPathPattern {
  /// Of a replacement.
  enum Piece {
    case text(String)
    case group(Int)
  }

  static func translated(
    _ text: String, ignoringSpace: Bool, isDotAll: Bool
  ) throws(PatternRefused) -> String {
    var translator = Translator(
      rest: Array((ignoringSpace ? text.withoutSpace : text).unicodeScalars)[...],
      isDotAll: isDotAll)
    return try translator.all()
  }

  /// `$1` is a group, `\$` and `\\` are themselves; nothing else follows a backslash.
  static func pieces(of replacement: String, groups: Int) throws(PatternRefused) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(replacement.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst(), next == "\\" || next == "$" else {
          throw PatternRefused(message: "in a replacement only \\ and $ follow a backslash")
        }
        pieces.append(.text(String(next)))
      case "$":
        guard let digit = rest.first?.digit else {
          throw PatternRefused(message: "in a replacement a digit follows $")
        }
        rest.removeFirst()
        var group = digit
        while let next = rest.first?.digit, group * 10 + next <= groups {
          group = group * 10 + next
          rest.removeFirst()
        }
        pieces.append(group <= groups ? .group(group) : .text(""))
      case _: pieces.append(.text(String(scalar)))
      }
    }
    return pieces
  }
}

private struct Translator {
  var rest: ArraySlice<Unicode.Scalar>
  let isDotAll: Bool
  private var result = ""
  private var depth = 0
  private var groups = XPathGroups()

  init(rest: ArraySlice<Unicode.Scalar>, isDotAll: Bool) {
    self.rest = rest
    self.isDotAll = isDotAll
  }

  mutating func all() throws(PatternRefused) -> String {
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": result += try escaped(inClass: false)
      case "[": result += try characterClass()
      case "(": result += try group()
      case ")":
        try groups.close()
        result += ")"
      case "*", "+", "?", "{":
        result += try rest.quantifier(from: scalar)
      case "]", "}":
        throw PatternRefused(message: "“\(scalar)” needs a backslash before it")
      case "." where !isDotAll: result += "[^\\n\\r]"
      case "#": result += "\\#"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Only groups and groups that are not kept; PCRE2 would know more.
  private mutating func group() throws(PatternRefused) -> String {
    let isKept = rest.first != "?"
    guard isKept || rest.dropFirst().first == ":" else {
      throw PatternRefused(message: "“(?” is no group of XPath but as “(?:”")
    }
    guard rest.first != "*" else {
      throw PatternRefused(message: "there is nothing before “*” that comes often")
    }
    groups.open(isKept: isKept)
    if !isKept { rest.removeFirst(2) }
    return isKept ? "(" : "(?:"
  }

  private static let nameStart =
    "_:A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}"
    + "\\x{200C}-\\x{200D}\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}"
    + "\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}"
  private static let namePart = nameStart + "\\-.0-9\\x{B7}\\x{300}-\\x{36F}\\x{203F}-\\x{2040}"

  private mutating func escaped(inClass: Bool) throws(PatternRefused) -> String {
    guard let letter = rest.popFirst() else {
      throw PatternRefused(message: "something has to follow a backslash")
    }
    switch letter {
    case "i": return inClass ? Self.nameStart : "[\(Self.nameStart)]"
    case "I": return inClass ? try notInClass(letter) : "[^\(Self.nameStart)]"
    case "c": return inClass ? Self.namePart : "[\(Self.namePart)]"
    case "C": return inClass ? try notInClass(letter) : "[^\(Self.namePart)]"
    case "d", "D": return letter == "d" ? "\\p{Nd}" : "\\P{Nd}"
    case "w", "W":
      let inner = letter == "w" ? "\\x{0}-\\x{10FFFF}" : "\\p{P}\\p{Z}\\p{C}"
      if letter == "w" {
        return inClass ? "\\p{L}\\p{M}\\p{N}\\p{S}" : "[\\p{L}\\p{M}\\p{N}\\p{S}]"
      }
      return inClass ? inner : "[\(inner)]"
    case "s", "S":
      let space = " \\t\\n\\r"
      if letter == "s" { return inClass ? space : "[\(space)]" }
      return inClass ? try notInClass(letter) : "[^\(space)]"
    case "p", "P": return try property(isNegated: letter == "P", inClass: inClass)
    case "n", "r", "t": return "\\\(letter)"
    case "1"..."9":
      guard !inClass else { return try notInClass(letter) }
      return "\\g{\(try groups.reference(from: letter, &rest))}"
    case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$":
      return "\\\(letter)"
    case _: throw PatternRefused(message: "“\\\(letter)” has no meaning")
    }
  }

  private func notInClass(_ letter: Unicode.Scalar) throws(PatternRefused) -> String {
    throw PatternRefused(message: "“\\\(letter)” cannot stand in brackets")
  }

  private mutating func property(
    isNegated: Bool, inClass: Bool
  ) throws(PatternRefused) -> String {
    guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}") else {
      throw PatternRefused(message: "the name of a category stands in braces")
    }
    var name = ""
    name.unicodeScalars.append(contentsOf: rest[..<end])
    rest = rest[(end + 1)...]
    let letter = isNegated ? "P" : "p"
    guard name.hasPrefix("Is") else { return "\\\(letter){\(name)}" }
    guard let block = UnicodeBlocks.named[String(name.dropFirst(2))] else {
      throw PatternRefused(message: "there is no block of code points “\(name)”")
    }
    let range =
      "\\x{\(String(block.lowerBound, radix: 16))}-\\x{\(String(block.upperBound, radix: 16))}"
    if inClass, isNegated {
      throw PatternRefused(message: "“\\P{\(name)}” cannot stand in brackets")
    }
    return inClass ? range : "[\(isNegated ? "^" : "")\(range)]"
  }

  /// `[a-z-[aeiou]]` takes away: what is taken away is looked for first.
  private mutating func characterClass() throws(PatternRefused) -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 20 else { throw PatternRefused(message: "brackets are nested too deep") }
    var inner = ""
    if rest.first == "^" {
      rest.removeFirst()
      inner = "^"
    }
    let start = inner
    while let scalar = rest.popFirst() {
      switch scalar {
      case "]":
        guard inner != start else { throw PatternRefused(message: "the brackets are empty") }
        return "[\(inner)]"
      case "\\": inner += try escaped(inClass: true)
      case "-" where rest.first == "[":
        rest.removeFirst()
        let without = try characterClass()
        guard rest.popFirst() == "]" else {
          throw PatternRefused(message: "a bracket is not closed")
        }
        return "(?:(?!\(without))[\(inner)])"
      case "[": throw PatternRefused(message: "a bracket in brackets needs a backslash")
      case _: inner.unicodeScalars.append(scalar)
      }
    }
    throw PatternRefused(message: "a bracket is not closed")
  }
}

extension Unicode.Scalar {
  var digit: Int? {
    ("0"..."9").contains(self) ? Int(value) - 48 : nil
  }
}

extension String {
  /// Without space, but for what stands in brackets: what the flag x asks.
  fileprivate var withoutSpace: String {
    var (kept, depth, isEscaped) = (String.UnicodeScalarView(), 0, false)
    for scalar in unicodeScalars {
      if depth == 0, " \t\n\r".unicodeScalars.contains(scalar) { continue }
      kept.append(scalar)
      if isEscaped {
        isEscaped = false
      } else {
        isEscaped = scalar == "\\"
        depth += scalar == "[" ? 1 : scalar == "]" && depth > 0 ? -1 : 0
      }
    }
    return String(kept)
  }
}
