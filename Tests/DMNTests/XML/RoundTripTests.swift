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

extension XMLDocument {
  /// Everything that it says, for comparing.
  var outline: String { nodes.map { $0.outline { $0 } }.joined() }
  var withoutBlanks: String {
    nodes.map { $0.outline { $0.allSatisfy(\.isWhitespace) ? "" : $0 } }.joined()
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
