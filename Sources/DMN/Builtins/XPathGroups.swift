/// The groups of a pattern, as far as it is read: a reference is to one that is closed (XQuery and
/// XPath Functions 3.1, 5.6.1).
struct XPathGroups {
  private var count = 0
  /// Those that are open, from the outermost; nil for one that is not kept.
  private var open: [Int?] = []
  private var closed: Set<Int> = []

  mutating func open(isKept: Bool) {
    if isKept { count += 1 }
    open.append(isKept ? count : nil)
  }

  mutating func close() throws(PatternRefused) {
    guard let group = open.popLast() else {
      throw PatternRefused(message: "“)” closes no group")
    }
    if let group { closed.insert(group) }
  }

  /// As many of the digits that follow as there are groups for.
  func reference(
    from digit: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(PatternRefused) -> Int {
    var group = digit.digit ?? 0
    while let next = rest.first?.digit, group * 10 + next <= count {
      group = group * 10 + next
      rest.removeFirst()
    }
    guard closed.contains(group) else {
      throw PatternRefused(message: "“\\\(group)” stands before its group ends")
    }
    return group
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// `*`, `+`, `?`, `{2}`, `{2,}` or `{2,5}`, and `?` after it; no other follows it.
  mutating func quantifier(from first: Unicode.Scalar) throws(PatternRefused) -> String {
    var written = String(first)
    if first == "{" { written += try counts() }
    if self.first == "?" { written.unicodeScalars.append(removeFirst()) }
    if let next = self.first, ["*", "+", "?", "{"].contains(next) {
      throw PatternRefused(message: "“\(next)” cannot follow a quantifier")
    }
    return written
  }

  private mutating func counts() throws(PatternRefused) -> String {
    let least = digits()
    var written = least
    if first == "," {
      removeFirst()
      written += ",\(digits())"
    }
    guard !least.isEmpty, popFirst() == "}" else {
      throw PatternRefused(message: "how often is written as {2}, {2,} or {2,5}")
    }
    return written + "}"
  }

  private mutating func digits() -> String {
    var digits = ""
    while let next = first, next.digit != nil { digits.unicodeScalars.append(removeFirst()) }
    return digits
  }
}
