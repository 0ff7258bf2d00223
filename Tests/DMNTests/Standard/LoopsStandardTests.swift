import Testing

@testable import DMN

/// for, some and every (10.3.2.14 and 10.3.2.16).
@Suite struct LoopsStandardTests {
  @Test(arguments: [
    ("for i in 1..3 return i", "[1, 2, 3]"),
    ("for i in 3..1 return i", "[3, 2, 1]"),
    ("for i in [1..3] return i", "[1, 2, 3]"),
    ("for i in (1..3] return i", "[2, 3]"),
    ("for i in [1..3), j in [1..2] return i*j", "[1, 2, 2, 4]"),
    (#"for i in @"2021-01-01"..@"2021-01-03" return i"#, "[2021-01-01, 2021-01-02, 2021-01-03]"),
    (#"for i in [@"2021-01-01"..@"2021-01-03"] return i"#, "[2021-01-01, 2021-01-02, 2021-01-03]"),
    ("for i in null return i", "null"),
    ("for i in 5 return i", "[5]"),
    ("for i in [] return i", "[]"),
    ("for i in 1..2, j in 1..i return [i,j]", "[[1, 1], [2, 1], [2, 2]]"),
    ("for i in 1.5..3.5 return i", "null"),
    (#"for i in "a".."c" return i"#, "null"),
    ("for i in [1,2,3] return i + sum(partial)", "[null, null, null]"),
    ("for x in [1,2], y in [x, x+1] return count(partial)", "[0, 1, 2, 3]"),
    ("some x in [1,2] satisfies x > 1", "true"),
    ("every x in [] satisfies x > 1", "true"),
    ("some x in [] satisfies x > 1", "false"),
    ("some x in null satisfies x", "null"),
    ("every x in [1,null] satisfies x > 0", "null"),
    ("some x in [null,1] satisfies x > 0", "true"),
    ("every x in [null,-1] satisfies x > 0", "false"),
    ("every x in 1..3 satisfies x > 0", "true"),
    ("some x in [1..3] satisfies x = 2", "true"),
    ("some x in 3 satisfies x = 3", "true"),
  ])
  func loopsAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
