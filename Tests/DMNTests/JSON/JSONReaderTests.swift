import Testing

@testable import DMN

/// RFC 8259.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    (#"{"b": 1, "a": [true, false, null, -1.50e2]}"#, "{b: 1, a: [true, false, null, -150]}"),
    (#"["\/\b\f\n\r\t\"\\\u00e9\ud83d\ude00"]"#, #"["/\#u{8}\#u{C}\n\r\t\"\\é😀"]"#),
    (#" {"a b" : {} , "c":[ ] } "#, "{a b: {}, c: []}"), ("0", "0"), (#""x""#, "x"),
    ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"),
    (#"{"\u00e9": 1, "e\u0301": 2}"#, "{\u{e9}: 1, e\u{301}: 2}"),
  ])
  func aTextIsReadAsItSays(text: String, wanted: String) throws {
    #expect(try FEELValue(json: text).text == wanted)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\": 1,}", "01", "-", "1.", ".5", "+1", "--1", "nul", "\"\n\"", "1 2",
    #""\x""#, #""\ud83d""#, #""\ude00\ud83d""#, "{a: 1}", "@\"2026-01-01\"", "{\"a\":1,\"a\":2}",
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: JSONRefused.self) { try FEELValue(json: text) }
  }

  @Test(arguments: [
    (#"{"edad": 35, "edad": 17}"#, "“edad” comes twice", 13),
    (#"[{"a": {"b": 1, "\u0062": 2}}]"#, "“b” comes twice", 16),
    (#"{"a": 1e999999999}"#, "the number is too large", 6),
    ("1e9999999999999999999999999999", "the number is too large", 0),
    (String(repeating: "9", count: 100_000), "the number is too large", 0),
    (
      String(repeating: "[", count: 100_000),
      "lists and contexts are nested more than 100 deep", 100
    ),
    (
      String(repeating: #"{"a":"#, count: 100_000),
      "lists and contexts are nested more than 100 deep", 500
    ),
  ])
  func whatIsTooMuchIsToldByItsName(text: String, english: String, offset: Int) {
    let refused = #expect(throws: JSONRefused.self) { try FEELValue(json: text) }
    #expect(refused?.told.english == english)
    #expect(refused?.offset == offset && refused?.isJSON == true)
  }

  @Test func whatIsLongIsRead() throws {
    let list = "[" + String(repeating: "0,", count: 1_000_000) + "0]"
    #expect(try FEELValue(json: list).asItems.count == 1_000_001)
    let string = "\"" + String(repeating: "z", count: 8_000_000) + "\""
    #expect(try FEELValue(json: string).string?.utf8.count == 8_000_000)
    let digits = "0." + String(repeating: "3", count: 100_000)
    #expect(try FEELValue(json: digits).text == "0." + String(repeating: "3", count: 34))
    #expect(try FEELValue(json: "1e-999999999").text == "0")
  }
}
