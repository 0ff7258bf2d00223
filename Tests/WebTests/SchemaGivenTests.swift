import Kernel
import Testing

@testable import Web

struct SchemaGivenTests {
  private static let schema = Schema.object(
    "Order",
    [
      .required("id", .string()),
      .optional("note", .optional(.string())),
      .optional("anything", .any("Whatever it is.")),
      .optional("kind", .oneOf(["nuevo", "recurrente"])),
      .optional("age", .integer(minimum: 18, maximum: 99)),
      .optional("isHere", .boolean()),
      .optional(
        "lines",
        .array(.object("Line", [.required("count", .integer()), .optional("año", .integer())]))),
      .optional("way", .anyOf([.oneOf(["post"]), .keyed("truck", .form([]))])),
    ])

  private func refused(_ body: String) throws -> [String: String] {
    do {
      try Self.schema.check(Array(body.utf8))
      return [:]
    } catch let refused as InvalidFields {
      return Dictionary(uniqueKeysWithValues: refused.errors.map { ($0.field, $0.message) })
    }
  }

  @Test(arguments: [
    (#"{"id":null}"#, ["/id"]),
    (#"{"id":"a","note":null,"anything":null,"unknown":null}"#, []),
    (#"{"id":"a","lines":null,"way":null}"#, ["/lines", "/way"]),
    (
      #"{"id":"a","lines":[{"count":1},{"count":null},null]}"#, ["/lines/1/count", "/lines/2"]
    ),
    (#"{"id":"a","way":{"truck":null}}"#, ["/way/truck"]),
    (#"{"id":"a","way":{"a/b~c":null},"anything":{"deep":null}}"#, []),
    ("null", [""]),
  ])
  func aNullIsRefusedWhereItsShapeDoesNotLetIt(body: String, fields: [String]) throws {
    #expect(try refused(body).keys.sorted() == fields)
  }

  @Test(arguments: [
    (#"{"id":"a","age":35,"age":17}"#, ["/age"]),
    (#"{"id":"a","anything":[{},{"x/y":1,"x/y":1,"x/y":1}]}"#, ["/anything/1/x~1y"]),
    (#"{"id":"a","unknown":{"b":1,"\u0062":2}}"#, ["/unknown/b"]),
    (#"{"id":"a","lines":[{"count":1,"a\u00f1o":1,"an\u0303o":2}]}"#, ["/lines/0/año"]),
    (#"{"id":"a","lines":[{"count":1,"an\u0303o":1}],"kind":"nuevo"}"#, []),
  ])
  func aNameSaidTwiceIsRefusedHoweverItIsWritten(body: String, fields: [String]) throws {
    let refused = try refused(body)
    #expect(refused.keys.sorted() == fields)
    #expect(refused.values.allSatisfy { $0 == "Se dice más de una vez: deje una sola." })
  }

  @Test(arguments: [
    (#"{"id":"a","kind":"zzz"}"#, "/kind", "Elija: nuevo, recurrente."),
    (#"{"id":"a","kind":1}"#, "/kind", #"Debe ser uno de "nuevo", "recurrente"."#),
    (#"{"id":7}"#, "/id", "Debe ser un texto, entre comillas."),
    (#"{"id":"a","age":"35"}"#, "/age", "Debe ser un entero de 18 a 99, sin comillas."),
    (#"{"id":"a","age":35.5}"#, "/age", "Debe ser un entero de 18 a 99, sin comillas."),
    (#"{"id":"a","age":1e19}"#, "/age", "El número es demasiado grande: va de 18 a 99."),
    (
      #"{"id":"a","age":-99999999999999999999}"#, "/age",
      "El número es demasiado pequeño: va de 18 a 99."
    ),
    (
      #"{"id":"a","lines":[{"count":99999999999999999999}]}"#, "/lines/0/count",
      "El número es demasiado grande."
    ),
    (#"{"id":99999999999999999999}"#, "/id", "Debe ser un texto, entre comillas."),
    (#"{"id":"a","isHere":1}"#, "/isHere", "Debe ser true o false, sin comillas."),
    (#"{"id":"a","lines":{}}"#, "/lines", "Debe ser una lista, entre corchetes."),
    (#"{"id":"a","lines":[true]}"#, "/lines/0", "Debe ser un objeto, entre llaves."),
    (#"{"id":"a","way":"rail"}"#, "/way", "Elija: post."),
    (#"{"id":"a","way":1}"#, "/way", #"Debe ser uno de "post", o un objeto, entre llaves."#),
    (#"{}"#, "/id", "Falta este dato."),
    (#"{"id":"a","lines":[{}]}"#, "/lines/0/count", "Falta este dato."),
    (#"[]"#, "", "Debe ser un objeto, entre llaves."),
  ])
  func whatAShapeDoesNotTakeIsToldInWords(body: String, field: String, words: String) throws {
    #expect(try refused(body) == [field: words])
  }

  @Test(arguments: [
    ("35", GivenNumber.whole), ("-0", .whole), ("35.0", .whole), ("1e3", .whole),
    ("1200e-2", .whole), ("35.5", .fractional), ("1e-1", .fractional),
    ("9223372036854775807", .whole), ("9223372036854775808", .beyond(isNegative: false)),
    ("-9223372036854775808", .whole), ("-9223372036854775809", .beyond(isNegative: true)),
    ("1e18", .whole), ("1e19", .beyond(isNegative: false)), ("0e999999999999999999", .whole),
    ("1e999999999", .beyond(isNegative: false)), ("1e-999999999", .fractional),
    ("1e99999999999999999999999999", .beyond(isNegative: false)),
    ("1e-99999999999999999999999999", .fractional), ("1.5e-9223372036854775808", .fractional),
    (String(repeating: "9", count: 100_000), .beyond(isNegative: false)),
    (String(repeating: "9", count: 100_000) + ".5", .fractional),
    ("1." + String(repeating: "0", count: 100_000), .whole),
  ])
  func aNumberIsWholeWhateverItsForm(text: String, number: GivenNumber) throws {
    #expect(try GivenJSON(Array(text.utf8)) == .number(number))
  }

  @Test(arguments: [
    "", "not JSON", "{", "[1,]", #"{"a":1,}"#, "01", "1.", ".5", "+1", "1e", "--1", "nul", "truer",
    #""a"#, "\"a\u{1}\"", #""\ud800""#, #""\ud800\u0041""#, #""\x""#, #""\u00g0""#, "1 2", "{1:2}",
    "\u{FEFF}{}",
  ])
  func whatIsNoJSONIsNotReadHalf(text: String) {
    #expect(throws: UnreadableBody.self) { try GivenJSON(Array(text.utf8)) }
  }

  @Test func whatIsNoUTF8IsNoJSON() {
    #expect(throws: UnreadableBody.self) { try GivenJSON(Array("\"a".utf8) + [0xFF, 0x22]) }
    #expect(throws: UnreadableBody.self) {
      try GivenJSON(Array("{}".utf16.flatMap { [UInt8($0), 0] }))
    }
  }

  @Test func hostileBodiesAreRefusedInWords() throws {
    for open in ["[", #"{"a":"#] {
      let refused = #expect(throws: UnreadableBody.self) {
        try GivenJSON(Array(String(repeating: open, count: 100_000).utf8))
      }
      #expect(refused?.reason == "El cuerpo tiene más de 100 niveles, uno dentro de otro.")
    }
    let items = #"{"id":["# + String(repeating: "0,", count: 1_000_000) + "0]}"
    #expect(try refused(items) == ["/id": "Debe ser un texto, entre comillas."])
    let nulls = #"{"id":"a","lines":["# + String(repeating: "null,", count: 100_000) + "null]}"
    #expect(try refused(nulls).count == 20)
    let text = #"{"id":"a","kind":""# + String(repeating: "z", count: 8_000_000) + #""}"#
    #expect(try refused(text) == ["/kind": "Elija: nuevo, recurrente."])
  }
}
