import Testing

@testable import DMN

/// Functions of contexts (10.3.4.6).
@Suite struct ContextsStandardTests {
  @Test(arguments: [
    (##"{"\u00e9": 1, "e\u0301": 2}"##, "{\u{e9}: 1, e\u{301}: 2}"),
    (##"get value({"\u00e9": 1}, "e\u0301")"##, "null"),
    (##"count(get entries(context put({"\u00e9": 1}, "e\u0301", 2)))"##, "2"),
    (
      ##"count(get entries(context(for i in ["\u00e9", "e\u0301"] return {key: i, value: 1})))"##,
      "2"
    ),
    (##"string(["a\nb", "c\td", "e\r"])"##, ##"["a\nb", "c\td", "e\r"]"##),
    (##"string({"x\"y": 2})"##, ##"{"x\"y": 2}"##),
    (##"string(["\\", "\"\u0301"])"##, "[\"\\\\\", \"\\\"\u{301}\"]"),
    (##"string("a\nb")"##, "a\nb"),
    (#"get value({a:1},"a")"#, "1"),
    (#"get value({a:{b:2}},["a","b"])"#, "2"),
    (#"get value({a:1},"b")"#, "null"),
    (#"get value(null,"b")"#, "null"),
    ("get value({a:1},null)", "null"),
    ("get value({a:1},[])", "null"),
    (#"get value({a:1}, ["b","c"])"#, "null"),
    ("get entries({a:1,b:2})", #"[{key: "a", value: 1}, {key: "b", value: 2}]"#),
    ("get entries({})", "[]"),
    ("get entries(null)", "null"),
    ("get entries([{a:1}])", #"[{key: "a", value: 1}]"#),
    (#"context([{key:"a",value:1},{key:"b",value:2}])"#, "{a: 1, b: 2}"),
    (#"context([{key:"a",value:1},{key:"a",value:2}])"#, "null"),
    (#"context([{key:"a"}])"#, "null"),
    ("context([{value:1}])", "null"),
    (#"context([{key:"a",value:null}])"#, "{a: null}"),
    ("context([])", "{}"),
    ("context(null)", "null"),
    (#"context({key:"a",value:1})"#, "{a: 1}"),
    ("context([{key:1,value:1}])", "null"),
    (#"context put({x:1},"y",2)"#, "{x: 1, y: 2}"),
    (#"context put({x:1,y:{a:0}},["y","a"],2)"#, "{x: 1, y: {a: 2}}"),
    (#"context put({x:1},["y","a"],2)"#, "null"),
    ("context put({x:1},[],2)", "null"),
    ("context put({x:1},null,2)", "null"),
    (#"context put(null,"a",2)"#, "null"),
    (#"context put({x:1},"x",null)"#, "{x: null}"),
    (#"context put(context: {x:1}, keys: ["x"], value: 3)"#, "{x: 3}"),
    (#"context put({x:1},["y"],2)"#, "{x: 1, y: 2}"),
    ("context merge([{x:1},{y:2}])", "{x: 1, y: 2}"),
    ("context merge([{x:1,y:0},{y:2}])", "{x: 1, y: 2}"),
    ("context merge([])", "{}"),
    ("context merge({x:1})", "{x: 1}"),
    ("context merge(null)", "null"),
    ("context merge([{x:1},null])", "null"),
  ])
  func contextsAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
