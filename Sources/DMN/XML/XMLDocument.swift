/// An XML document as it was read: its root, and the comments and instructions around it.
public struct XMLDocument: Sendable {
  public let before: [XMLNode]
  public let root: XMLElement
  public let after: [XMLNode]

  /// As XML: what was read, but for the order of attributes and the quotes about them.
  public var text: String { written { $0.write(into: &$1) } }

  /// The same with an element on each line, two spaces in from the one around it. Texts, and
  /// elements that have any, stay as they are.
  public var formatted: String { written { $0.write(into: &$1, depth: 0) } }

  private func written(_ write: (XMLElement, inout String) -> Void) -> String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    for node in before + [.element(root)] + after {
      if case .element(let element) = node {
        write(element, &text)
      } else {
        node.write(into: &text)
      }
      text += "\n"
    }
    return text
  }
}

extension XMLElement {
  /// On lines of its own where nothing but elements and comments stands in it.
  fileprivate func write(into text: inout String, depth: Int) {
    guard isOnlyElements else { return write(into: &text) }
    writeStart(into: &text, closing: ">")
    for child in children where !child.isBlank {
      text += "\n" + String(repeating: "  ", count: depth + 1)
      if case .element(let element) = child {
        element.write(into: &text, depth: depth + 1)
      } else {
        child.write(into: &text)
      }
    }
    text += "\n" + String(repeating: "  ", count: depth) + "</\(name)>"
  }

  private var isOnlyElements: Bool {
    guard self["xml:space"] != "preserve" else { return false }
    let hasText = children.contains { child in
      switch child {
      case .text: !child.isBlank
      case .characters: true
      case .element, .comment, .instruction: false
      }
    }
    return !hasText && children.contains { !$0.isBlank }
  }
}

extension XMLNode {
  /// Nothing but what XML holds to be space: a no-break space is a text.
  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.utf8.allSatisfy(\.isXMLSpace) } else { false }
  }
}

extension UInt8 {
  /// One of XML's four characters of space (XML 1.0, rule 3).
  var isXMLSpace: Bool { self == 32 || self == 9 || self == 10 || self == 13 }
}
