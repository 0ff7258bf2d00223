import Testing

@testable import DMN

/// What is written back is what was read.
@Suite struct RoundTripTests {
  static let text = """
    <?xml version="1.0"?>
    <!-- licence -->
    <?tool keep?>
    <d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:x="urn:x"
      name="m" namespace="n" x:color="a &amp; &quot;b&quot;">
      <d:extensionElements><x:any deep="1">mixed <x:b/> text</x:any></d:extensionElements>
      <d:decision name="D" id="d"><d:variable name="D"/>
        <d:literalExpression><d:text><![CDATA[if 1 < 2 then "a" else "b"]]></d:text>
        </d:literalExpression>
      </d:decision>
      <dmndi:DMNDI xmlns:dmndi="urn:di"><dmndi:DMNShape dmnElementRef="d"/></dmndi:DMNDI>
    </d:definitions>
    <!-- end -->
    """

  @Test func everyElementExtensionDiagramAndCommentIsKept() throws {
    let read = try XMLReader.read(Self.text)
    let again = try XMLReader.read(read.text)
    #expect(again.outline == read.outline)
    for kept in [
      "<!-- licence -->", "<?tool keep?>", "mixed <x:b/> text", "<![CDATA[if 1 < 2",
      "dmndi:DMNShape dmnElementRef=\"d\"", "x:color=\"a &amp; &quot;b&quot;\"", "<!-- end -->",
    ] { #expect(read.text.contains(kept), "\(kept)") }
  }

  @Test func formattingMovesOnlyTheSpaceBetweenElements() throws {
    let read = try XMLReader.read(Self.text)
    let formatted = try XMLReader.read(read.formatted)
    #expect(formatted.formatted == read.formatted, "to format twice is to format once")
    #expect(formatted.withoutBlanks == read.withoutBlanks)
    #expect(read.formatted.contains("\n  <d:decision id=\"d\" name=\"D\">\n    <d:variable"))
  }
}

/// What looks like one sign and is several to XML.
@Suite struct XMLCodePointTests {
  @Test(arguments: ["&amp;\u{301}", "&lt;\u{301}", "a&#13;\nb", "&#13;\u{301}", "&gt;\u{20E3}"])
  func aSignWithAnAccentIsWrittenAsASign(content: String) throws {
    let read = try XMLReader.read(
      "<a b=\"&quot;\u{301}&#13;&#10;&#9;\u{301}&amp;\u{338}\">\(content)</a>")
    for written in [read.text, read.formatted] {
      let again = try XMLReader.read(written)
      #expect(Array(again.root.text.utf8) == Array(read.root.text.utf8))
      #expect(Array((again.root["b"] ?? "").utf8) == Array((read.root["b"] ?? "").utf8))
    }
  }

  @Test(arguments: ["\u{A0}", "\u{2003}", "\u{85}", "\u{3000}"])
  func aSpaceThatIsNoneOfXMLIsAText(space: String) throws {
    let read = try XMLReader.read("<a><b/>\(space)<c/></a>")
    #expect(read.formatted.contains(space))
  }

  @Test(arguments: [
    "<!--\u{301}--><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    "<!--x--\u{338}><!DOCTYPE a><!-- --><a/>", "<?x \u{301}?><!DOCTYPE a><a/>",
    "\u{FEFF}\n<!--\u{20E3}--> <!DOCTYPE a><a/>",
  ])
  func anAccentHidesNoDocumentType(text: String) {
    #expect(throws: XMLRefused.self) { try XMLReader.read(text) }
  }

  @Test(arguments: ["ISO-8859-1", "UTF-16", "utf-8", "UTF-7"])
  func aTextIsTextWhateverItSaysOfItsBytes(encoding: String) throws {
    let declared = "<?xml version='1.0' encoding = '\(encoding)' standalone='yes'?>\n"
    let read = try XMLReader.read(declared + "<a b='ñ'>á+ADw-</a>")
    #expect(read.root["b"] == "ñ" && read.root.text == "á+ADw-" && read.root.line == 2)
  }
}

extension XMLDocument {
  /// Everything that it says, for comparing.
  var outline: String { nodes.map { $0.outline { $0 } }.joined() }
  var withoutBlanks: String {
    nodes.map { $0.outline { $0.utf8.allSatisfy(\.isXMLSpace) ? "" : $0 } }.joined()
  }

  private var nodes: [XMLNode] { before + [.element(root)] + after }
}

extension XMLNode {
  fileprivate func outline(_ text: (String) -> String) -> String {
    switch self {
    case .text(let own): "t(\(text(own)))".replacing("t()", with: "")
    case .characters(let own): "c(\(own))"
    case .comment(let own): "!(\(own))"
    case .instruction(let target, let data): "?(\(target) \(data))"
    case .element(let element):
      "<\(element.name) \(element.attributes)>"
        + element.children.map { $0.outline(text) }.joined() + "</>"
    }
  }
}
