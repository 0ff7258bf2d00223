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
}
