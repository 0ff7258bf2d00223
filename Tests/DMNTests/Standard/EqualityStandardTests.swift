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
    // Seconds are compared, whole ones (10.3.2.3.4, 10.3.2.3.6).
    (#"@"10:00:00.1" = @"10:00:00.9""#, "true"),
    (#"@"10:00:00.1" < @"10:00:00.9""#, "false"),
    (#"@"10:00:00.9" < @"10:00:01.1""#, "true"),
    (#"@"1969-12-31T23:59:59.9Z" = @"1970-01-01T00:00:00Z""#, "false"),
    (#"@"2026-01-01T10:00:00.5" >= @"2026-01-01T10:00:00.7""#, "true"),
    // One whose offset is not told has the other's (Table 51).
    (#"@"10:00:00" < @"11:00:00+05:00""#, "true"),
    (#"@"2026-01-01T12:00:00" > @"2026-01-01T11:00:00-08:00""#, "true"),
    (#"@"2026-01-02" > @"2026-01-01T10:00:00""#, "true"),
  ])
  func equalityAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
