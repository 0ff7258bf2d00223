/// An XML document's element as it was read, so that nothing of it is lost when it is written.
public final class XMLElement: Sendable {
  /// With its prefix.
  public let name: String
  public let attributes: [(name: String, value: String)]
  public let children: [XMLNode]
  /// What each prefix means here; "" is what no prefix means.
  let namespaces: [String: String]
  public let line: Int
  /// What its prefix stands for.
  let namespace: String?

  init(
    name: String, attributes: [(name: String, value: String)], children: [XMLNode],
    namespaces: [String: String], line: Int
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.namespaces = namespaces
    self.line = line
    namespace = namespaces[Self.prefix(of: name)]
  }

  public subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  private static func prefix(of name: String) -> String {
    name.contains(":") ? String(name.prefix { $0 != ":" }) : ""
  }

  /// Without its prefix.
  public var localName: String {
    name.contains(":") ? String(name.drop { $0 != ":" }.dropFirst()) : name
  }

  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Those of its own namespace: what is of another says nothing to whoever reads this one.
  var kin: [XMLElement] { elements.filter { $0.namespace == namespace } }

  /// Of its own namespace.
  public func first(_ localName: String) -> XMLElement? {
    elements.first { $0.localName == localName && $0.namespace == namespace }
  }

  /// Of its own namespace.
  public func all(_ localName: String) -> [XMLElement] {
    elements.filter { $0.localName == localName && $0.namespace == namespace }
  }

  /// All text within, of every depth.
  public var text: String {
    children.map { node in
      switch node {
      case .text(let text), .characters(let text): text
      case .element(let element): element.text
      case .comment, .instruction: ""
      }
    }.joined()
  }
}

public enum XMLNode: Sendable {
  case element(XMLElement)
  case text(String)
  /// CDATA.
  case characters(String)
  case comment(String)
  case instruction(target: String, data: String)
}

/// Why a text is no XML that is read here.
public struct XMLRefused: Error, Hashable, Sendable, CustomStringConvertible {
  public let told: Told
  public let line: Int

  init(message told: Told, line: Int) {
    self.told = told
    self.line = line
  }

  public var message: String { told.english }
  public var description: String { "line \(line): \(message)" }
}
