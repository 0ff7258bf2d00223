import Testing

@testable import DMN

/// Filters, paths and contexts (10.3.2.5, 10.3.2.6).
@Suite struct FiltersStandardTests {
  @Test(arguments: [
    ("[1,2,3][item >= 2]", "[2, 3]"),
    ("[1,2,3][2]", "2"),
    ("{l: [], i: 1, r: l[i]}.r", "null"),
    ("{l: [], r: l[count(l)]}.r", "null"),
    ("{l: [], r: l[count(l) - 1]}.r", "null"),
    ("{l: [], i: true, r: l[i]}.r", "[]"),
    ("[][item.a = 1]", "[]"),
    ("[][item]", "[]"),
    ("[1,2,3][-1]", "3"),
    ("[1,2,3][0]", "null"),
    ("[1,2,3][4]", "null"),
    ("[1,2,3][1.5]", "null"),
    ("[1,2,3][true]", "[1, 2, 3]"),
    ("[1,2,3][false]", "[]"),
    ("[1,2,3][null]", "[]"),
    (#"[1,2,3]["a"]"#, "[]"),
    ("[][1]", "null"),
    ("[][item > 1]", "[]"),
    ("1[1]", "1"),
    ("1[item=1]", "[1]"),
    ("1[2]", "null"),
    ("1[true]", "[1]"),
    (#""a"[item = "b"]"#, "[]"),
    ("null[1]", "null"),
    ("null[item = null]", "null"),
    ("null[true]", "null"),
    ("{a:1}[a=1]", "[{a: 1}]"),
    ("{a:1}[1]", "{a: 1}"),
    ("[{a:1,b:2},{a:2,b:3}][a > 1]", "[{a: 2, b: 3}]"),
    ("[{a:1,item:5}][item.a = 1]", "[]"),
    ("[{item:5}][item = 5]", "[{item: 5}]"),
    ("[{a:1},{b:2}][b = 2]", "[{b: 2}]"),
    ("[{a:1},{b:2}].a", "[1, null]"),
    ("[{a:1},{a:[2,3]}].a", "[1, [2, 3]]"),
    ("[].a", "[]"),
    ("{a:{b:1}}.a.b", "1"),
    ("{a:1}.b", "null"),
    ("[[{a:1}],[{a:2}]].a", "[[1], [2]]"),
    ("{a:1,b:a+1,c:b*2}", "{a: 1, b: 2, c: 4}"),
    (#"{"a b":1}.a b"#, "1"),
    ("{a b:1, c: a b + 1}.c", "2"),
    ("{a:1,a:2}", "null"),
    ("{a+b: 1}", #"{"a+b": 1}"#),
  ])
  func filtersAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
