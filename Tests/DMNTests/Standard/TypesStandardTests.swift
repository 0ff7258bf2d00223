import Testing

@testable import DMN

/// `instance of` every form of type (10.3.2.9.3).
@Suite struct TypesStandardTests {
  @Test(arguments: [
    ("1 instance of number", "true"),
    ("null instance of Any", "true"),
    ("null instance of Null", "true"),
    ("null instance of number", "false"),
    ("[1,2] instance of list<number>", "true"),
    (#"[1,"a"] instance of list<number>"#, "false"),
    (#"[1,"a"] instance of list<Any>"#, "true"),
    ("[] instance of list<number>", "true"),
    ("[null] instance of list<number>", "true"),
    ("{a:1} instance of context<a: number>", "true"),
    ("{a:1,b:2} instance of context<a: number>", "true"),
    (#"{a:"x"} instance of context<a: number>"#, "false"),
    ("{a:null} instance of context<a: number>", "true"),
    ("{} instance of context<a: number>", "false"),
    ("[1..2] instance of range<number>", "true"),
    ("[1..2] instance of range<string>", "false"),
    ("(function(a: number) a) instance of function<number>->Any", "true"),
    ("(function(a: number) a) instance of function<string>->Any", "false"),
    ("(function(a) a) instance of function<number>->number", "true"),
    (#"@"P1Y" instance of years and months duration"#, "true"),
    (#"@"P1D" instance of days and time duration"#, "true"),
    (#"@"2020-01-01" instance of date and time"#, "false"),
    (#"@"2020-01-01T00:00:00" instance of date"#, "false"),
    ("1 instance of Foo", "null"),
    ("[1] instance of list", "true"),
    ("{} instance of context", "true"),
    ("[1..2] instance of range", "true"),
    ("1 instance of Null", "false"),
  ])
  func typesAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
