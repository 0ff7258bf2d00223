import Testing

@testable import DMN

/// Functions of one’s own, calls and conversions of what they are given (10.3.2.9.4, 10.3.2.13).
@Suite struct FunctionsStandardTests {
  @Test(arguments: [
    ("(function(a,b) a-b)(b: 1, a: 3)", "2"),
    ("(function(a,b) a-b)(1)", "null"),
    ("(function(a,b) a-b)(1,2,3)", "null"),
    (#"(function(a: number) a)("x")"#, "null"),
    ("(function(a: list<number>) a)(1)", "[1]"),
    ("(function(a: number) a)([1])", "1"),
    ("(function(a: string) a)([1])", "null"),
    (#"(function(d: date and time) d)(@"2020-01-01")"#, "2020-01-01T00:00:00Z"),
    ("{f: function(n) if n <= 1 then 1 else n * f(n-1), r: f(5)}.r", "null"),
    ("{f: function(x) function(y) x + y, r: f(1)(2)}.r", "3"),
    ("abs(1,2)", "null"),
    ("abs()", "null"),
    ("abs(null)", "null"),
    ("abs(n: -1)", "1"),
    ("abs(x: -1)", "null"),
    (#"abs("a")"#, "null"),
    ("abs([-1])", "1"),
    ("not(null)", "null"),
    (#"not("a")"#, "null"),
    ("not(true)", "false"),
    ("not([true])", "null"),
    ("if null then 1 else 2", "2"),
    (#"if "a" then 1 else 2"#, "2"),
    ("if [true] then 1 else 2", "2"),
    ("true and null", "null"),
    ("false and null", "false"),
    ("null and false", "false"),
    ("true or null", "true"),
    ("null or null", "null"),
    (#"false or "a""#, "null"),
    ("1 and true", "null"),
  ])
  func functionsAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
