import Testing

@testable import DMN

/// Ranges as values, and how they lie to each other (10.3.2.7, 10.3.4.8).
@Suite struct RangesStandardTests {
  @Test(arguments: [
    ("[1..10].start", "1"),
    ("(1..10].start included", "false"),
    ("[1..10].end included", "true"),
    ("(<10).end", "10"),
    ("(<10).start", "null"),
    ("(>=10).start included", "true"),
    ("[1..null]", "null"),
    ("[null..1]", "null"),
    ("[5..1]", "null"),
    (#"["a"..1]"#, "null"),
    (#"[@"2020-01-01"..@"2021-01-01"].end"#, "2021-01-01"),
    ("10 in (<20)", "true"),
    (#"range("[1..10]")"#, "[1..10]"),
    (#"range("(1..10)")"#, "(1..10)"),
    (#"range("]1..10[")"#, "(1..10)"),
    (#"range("[1..")"#, "null"),
    (#"range("[..5]")"#, "(null..5]"),
    (#"range("(..5]")"#, "(null..5]"),
    (#"range("[5..)")"#, "[5..null)"),
    (#"range("<5")"#, "null"),
    (#"range("[\"a\"..\"c\"]")"#, #"["a".."c"]"#),
    (#"range("[date(\"2020-01-01\")..date(\"2021-01-01\")]")"#, "[2020-01-01..2021-01-01]"),
    (#"range("[@\"2020-01-01\"..@\"2021-01-01\"]")"#, "[2020-01-01..2021-01-01]"),
    (#"range("[@\"P1D\"..@\"P1Y\"]")"#, "null"),
    (#"range("[1+1..5]")"#, "null"),
    ("range(null)", "null"),
    ("before(1,10)", "true"),
    ("before([1..10],10)", "false"),
    ("before([1..10),10)", "true"),
    ("after(10,5)", "true"),
    ("meets([1..5],[5..10])", "true"),
    ("met by([5..10],[1..5])", "true"),
    ("overlaps([1..5],[3..8])", "true"),
    ("overlaps before([1..5],[3..8])", "true"),
    ("overlaps after([3..8],[1..5])", "true"),
    ("finishes(10,[1..10])", "true"),
    ("finished by([1..10],10)", "true"),
    ("includes([1..10],5)", "true"),
    ("during(5,[1..10])", "true"),
    ("starts(1,[1..10])", "true"),
    ("started by([1..10],1)", "true"),
    ("coincides(5,5)", "true"),
    ("coincides([1..5],[1..5])", "true"),
    ("before(range1: [1..5], range2: [6..7])", "true"),
    ("before(point: 1, range: [6..7])", "true"),
    (#"before(1,"a")"#, "null"),
    ("before(null,1)", "null"),
    ("includes([1..10],[1..10])", "true"),
    ("overlaps([1..5],[5..8])", "true"),
    ("overlaps([1..5),[5..8])", "false"),
    (#"before(@"2020-01-01",@"2021-01-01")"#, "true"),
  ])
  func rangesAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
