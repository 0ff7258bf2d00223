internal import Foundation
internal import FoundationXML

/// Reads XML into a tree. A document type is refused, and with it every entity that could grow.
final class XMLReader: NSObject, XMLParserDelegate {
  private var open: [Open] = []
  private var root: XMLElement?
  private var before: [XMLNode] = []
  private var after: [XMLNode] = []
  private var refused: XMLRefused?
  private static let deepest = 250
  private static let largest = 20_000_000
  private static let mostPrefixes = 200

  private struct Open {
    let name: String
    let attributes: [(name: String, value: String)]
    let namespaces: [String: String]
    let line: Int
    var children: [XMLNode] = []
    /// Text that is not yet a child: it comes in pieces.
    var text = ""
  }

  static func read(_ text: String) throws(XMLRefused) -> XMLDocument {
    guard text.utf8.count <= largest else {
      throw XMLRefused(message: "the document is too large", line: 1)
    }
    let prolog = XMLProlog(text)
    guard !prolog.hasDocumentType else {
      throw XMLRefused(message: "a document type is not allowed", line: 1)
    }
    guard !prolog.hasEmptyInstruction else {
      throw XMLRefused(message: "a processing instruction says nothing", line: 1)
    }
    let reader = XMLReader()
    let parser = XMLParser(data: Data(prolog.bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isRead = parser.parse()
    if let refused = reader.refused { throw refused }
    guard isRead, let root = reader.root else {
      throw XMLRefused(message: "the text is no XML", line: max(1, parser.lineNumber))
    }
    return XMLDocument(before: reader.before, root: root, after: reader.after)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard open.count < Self.deepest else {
      refused = XMLRefused(
        message: "elements are nested more than \(Self.deepest) deep", line: parser.lineNumber)
      return parser.abortParsing()
    }
    var namespaces = open.last?.namespaces ?? [:]
    for (name, value) in attributes where name == "xmlns" || name.hasPrefix("xmlns:") {
      namespaces[name == "xmlns" ? "" : String(name.dropFirst(6))] = value
    }
    guard namespaces.count <= Self.mostPrefixes else {
      refused = XMLRefused(message: "there are too many namespaces", line: parser.lineNumber)
      return parser.abortParsing()
    }
    endText()
    let ordered = attributes.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    open.append(
      Open(name: name, attributes: ordered, namespaces: namespaces, line: parser.lineNumber))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    endText()
    guard let closed = open.popLast() else { return }
    let element = XMLElement(
      name: closed.name, attributes: closed.attributes, children: closed.children,
      namespaces: closed.namespaces, line: closed.line)
    if open.isEmpty { root = element } else { add(.element(element)) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = open.indices.last else { return }
    open[last].text += text
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    add(.characters(String(decoding: block, as: UTF8.self)))
  }

  func parser(_ parser: XMLParser, foundComment comment: String) { add(.comment(comment)) }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    add(.instruction(target: target, data: data ?? ""))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    let code = (error as NSError).code
    refused =
      refused
      ?? XMLRefused(message: "the text is no XML (libxml2: \(code))", line: parser.lineNumber)
  }

  private func add(_ node: XMLNode) {
    endText()
    if let last = open.indices.last {
      open[last].children.append(node)
    } else if root == nil {
      before.append(node)
    } else {
      after.append(node)
    }
  }

  private func endText() {
    guard let last = open.indices.last, !open[last].text.isEmpty else { return }
    open[last].children.append(.text(open[last].text))
    open[last].text = ""
  }
}
