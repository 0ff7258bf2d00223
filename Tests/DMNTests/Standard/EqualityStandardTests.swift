import Testing

@testable import DMN

/// What is equal, compared and within what (Tables 42, 54 and 55).
@Suite struct EqualityStandardTests {
  @Test(arguments: [
    (#"1 + "a""#, "null"),
    ("null + 1", "null"),
    ("[1] + 1", "null"),
    ("[1] + [2]", "null"),
    ("1 = 1.0", "true"),
    (#""a" = 1"#, "null"),
    ("[1,2] = [1,2]", "true"),
    ("[1,2,3] = [1]", "false"),
    ("{a:1,b:2} = {b:2,a:1}", "true"),
    ("[1..2] = [1..2]", "true"),
    ("(1..2) = (1..2]", "false"),
    ("1 < null", "null"),
    ("null < null", "null"),
    ("1 != null", "true"),
    ("null != null", "false"),
    ("1 between 0 and 2", "true"),
    ("1 between null and 2", "null"),
    ("3 between 1 and 2", "false"),
    ("1 in [0..2]", "true"),
    ("1 in (1..2)", "false"),
    ("1 in [1,2,3]", "true"),
    ("1 in ([1,2,3])", "true"),
    ("1 in (1,2,3)", "true"),
    ("1 in (<1, >5)", "false"),
    ("[1] in [[1],[2]]", "true"),
    ("[1,2] in [[1,2],3]", "true"),
    ("[1,2] in ([1,2],3)", "true"),
    ("null in [null]", "true"),
    ("null in (1,2)", "false"),
    ("1 in null", "null"),
    (#""a" in ["a".."c"]"#, "true"),
    ("1 in [[0..2],5]", "true"),
    ("1 in []", "false"),
    ("1 in <= 10", "true"),
    ("1 in != 2", "true"),
    ("1 in = 1", "true"),
  ])
  func equalityAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
