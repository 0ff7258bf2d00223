import Testing

@testable import DMN

/// Expressions that would take all time, memory or stack: each ends soon and says why. All run on a
/// small stack.
@Suite struct HostileFEELTests {
  private static func faults(_ text: String) -> String {
    onSmallStack {
      do throws(FEELSyntaxError) {
        // A tenth of what a server allows: a build for tests is slower by so much.
        var limits = Limits()
        limits.steps /= 10
        let run = Evaluation(limits: limits)
        let syntax = try Parser.expression(text, names: BuiltIns.names)
        let value = Compiler().compile(syntax).value(.empty, run)
        return value.isNull || run.isStopped
          ? run.faults.map(\.message).joined(separator: "; ") : "no fault: \(value.kind)"
      } catch {
        return error.message
      }
    }
  }

  private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int)
    -> String
  {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test(arguments: [
    ("{a: ", "1", "}"), ("[", "1", "]"), ("(", "1", ")"), ("-", "1", ""), ("f(", "1", ")"),
    ("if true then ", "1", " else 2"), ("for i in ", "1", " return i"), ("x[", "1", "]"),
    ("function(a) ", "1", ""), ("1 in (", "1", ")"), ("[1..", "2", "]"), ("not(", "true", ")"),
    ("some i in ", "1", " satisfies i"),
  ])
  func whatIsNestedTooDeepIsRefused(open: String, inner: String, close: String) {
    let faults = Self.faults(Self.nested(open, inner, close, 30_000))
    #expect(faults.contains("nested") || faults.contains("too many ways"))
  }

  @Test(arguments: ["+", "-", "*", "/", "**", " and ", " or ", " = "])
  func aChainOfManyOperatorsIsRefused(sign: String) {
    let chain = [String](repeating: "1", count: 100_000).joined(separator: sign)
    #expect(Self.faults(chain).contains("within each other"))
  }

  @Test func aChainOfAHundredOperatorsRunsOnASmallStack() {
    let chain = [String](repeating: "1", count: 100).joined(separator: " + ")
    #expect(Self.faults(chain) == "no fault: a number")
  }

  @Test(arguments: [
    Self.nested("1 in (", "1", ") + 1", 100), Self.nested("[1..", "2", "].a", 100),
    Self.nested("1 in ((", "1", ") + 1)", 60),
  ])
  func whatCanBeReadInManyWaysIsReadInFew(text: String) {
    #expect(Self.faults(text) != "")
  }

  @Test(arguments: [
    "{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r",
    "{f: function(g, n) [g(g, n)], r: f(f, 0)}.r",
    "{f: function(g, h) h(h, g), r: f(f, f)}.r",
    "{f: function(g, n) sort([1, 2], function(x, y) g(g, n)), r: f(f, 0)}.r",
    "{f: function(g, n) for i in [1, 2] return g(g, n), r: f(f, 0)}.r",
    "{f: function(g, n) g(g, n) + g(g, n), r: f(f, 0)}.r",
  ])
  func recursionWithoutEndEnds(text: String) {
    #expect(Self.faults(text).contains("deeper than the stack holds"))
  }

  @Test func recursionOfSomeHundredCallsIsNoneWithoutEnd() {
    let text = "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 200)}.r"
    let run = Evaluation()
    let syntax = try? Parser.expression(text, names: BuiltIns.names)
    let value = syntax.map { Compiler().compile($0).value(.empty, run) }
    #expect(value?.text == "200")
  }

  @Test(arguments: [
    "count(for i in 1..1000000 return i)", "for i in [1..1000000] return i",
    "for i in 1..3000, j in 1..3000 return 1", "some i in 1..3000, j in 1..3000 satisfies false",
    "string join(for i in 1..400000 return \"abcdefgh\", \",\")",
    "string join(for i in 1..2000 return \"a\", \(Self.doubled("\"abcdefgh\"", 13)))",
    Self.doubled("\"abcdefgh\"", 24), Self.doubledList("concatenate", 30),
    Self.doubledList("append", 200), Self.doubledList("list", 40),
    "flatten(\(Self.doubledList("list", 40)))",
    "distinct values(for i in 1..5000 return date(2000 + i, 1, 1))",
    "for i in 1..100000 return partial", "for i in 1..300 return [partial[-1]]",
    "for i in 1..300 return {a: partial[-1]}",
    "sort(for i in 1..300000 return i, function(x, y) true)",
    "replace(\(Self.doubled("\"a\"", 18)), \"a\", \(Self.doubled("\"b\"", 18)))",
    "matches(\(Self.doubled("\"a\"", 12)) + \"b\", \"^(a|aa)+$\")",
    "matches(\(Self.doubled("\"a\"", 12)) + \"!\", \"^(([a-z])+.)+[A-Z]([a-z])+$\")",
    "replace(\(Self.doubled("\"a\"", 19)), \"a\", \"b\")",
    "split(\(Self.doubled("\"a\"", 19)), \"a\")",
    "context(for i in 1..600000 return {key: string(i), value: i})",
    "1e6144 * 10", "10 ** 1e9", "exp(1e9)", "range(\"\(Self.nested("[1..", "2", "]", 500))\")",
  ])
  func whatGrowsWithoutEndIsStopped(text: String) {
    #expect(!Self.faults(text).hasPrefix("no fault") && !Self.faults(text).isEmpty)
  }

  /// In a time that a person waits, also in a build for tests.
  @Test(arguments: [
    "\(Self.doubled("\"a\"", 18)) = \(Self.doubled("\"a\"", 18))",
    "contains(\(Self.doubled("\"a\"", 19)), \(Self.doubled("\"a\"", 18)) + \"b\")",
    "for i in 1..100000 return \(Self.doubled("\"a\"", 16)) + string(i)",
    "{l: for i in 1..400000 return i, r: for i in 1..100000 return l = l}.r",
    "{l: for i in 1..400000 return i, r: for i in 1..100000 return count(l)}.r",
    "{l: for i in 1..400000 return i, r: for i in l return list contains(l, -1)}.r",
  ])
  func whatIsDoneOftenToMuchIsStoppedOrDone(text: String) {
    let started = ContinuousClock.now
    _ = Self.faults(text)
    #expect(ContinuousClock.now - started < .seconds(120))
  }

  /// Each is one that PCRE2 would go through for hours, or for seconds so often.
  @Test(arguments: [
    "count(for i in 1..1000 return matches(\"\(Self.nested("a", "!", "", 40))\", \"(a+)+$\"))",
    "matches(\(Self.doubled("\"1\"", 18)), \"[0-9]*[xy]\")",
    "matches(\(Self.doubled("\"a\"", 18)), \"a{30000}[xy]\")",
    "matches(\(Self.doubled("\"a\"", 16)), \"(a*)b?\\1[xy]\")",
    "replace(\(Self.doubled("\"a\"", 18)), \"a*[xy]|a\", \"b\")",
    "count(for i in 1..100000 return split(\"a,b,c,d\", \"((a{1,99}){1,9}){1,9},\"))",
  ])
  func anExpressionThatTakesTooLongEndsTheEvaluation(text: String) {
    let started = ContinuousClock.now
    let faults = Self.faults(text)
    #expect(faults.contains("more than 500000 steps"), "\(faults)")
    #expect(ContinuousClock.now - started < .seconds(20))
  }

  @Test func aTextIsLookedThroughInFewSteps() {
    let text =
      "count((for i in 1..2000 return matches(\"ana@caudal.mx\", \"^[a-z]+@[a-z]+[.]mx$\")))"
    #expect(Self.faults(text) == "no fault: a number")
    #expect(Self.faults("matches(\(Self.doubled("\"a\"", 13)), \"b\")") == "no fault: a boolean")
  }

  @Test func aContextOfManyEntriesIsRefused() {
    let entries = (0..<50_000).map { "a\($0): 1" }.joined(separator: ", ")
    #expect(Self.faults("{\(entries)}").contains("more than 2000 entries"))
  }

  @Test func aContextOfSomeEntriesRunsAndIsForgottenOnASmallStack() {
    let entries = (0..<1_999).map { "a\($0): 1" }.joined(separator: ", ")
    #expect(Self.faults("{\(entries)}") == "no fault: a context")
  }

  /// The text twice, and that twice, so many times.
  private static func doubled(_ start: String, _ times: Int) -> String {
    let steps = (1...times).map { "s\($0): s\($0 - 1) + s\($0 - 1)" }
    return "{s0: \(start), \(steps.joined(separator: ", "))}.s\(times)"
  }

  private static func doubledList(_ function: String, _ times: Int) -> String {
    let steps = (1...times).map { step in
      let before = "s\(step - 1)"
      return function == "list"
        ? "s\(step): [\(before), \(before)]" : "s\(step): \(function)(\(before), \(before))"
    }
    return "{s0: [1, 2, 3], \(steps.joined(separator: ", "))}.s\(times)"
  }
}
