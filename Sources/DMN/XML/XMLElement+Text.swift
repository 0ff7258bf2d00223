extension XMLElement {
  /// The document as XML: what was read, but for the order of attributes and the quotes about them.
  public var document: String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    write(into: &text)
    return text + "\n"
  }

  private func write(into text: inout String) {
    text += "<\(name)"
    for attribute in attributes { text += " \(attribute.name)=\"\(attribute.value.inAttribute)\"" }
    guard !children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(into: &text)
      case .text(let content): text += content.inText
      case .characters(let content): text += "<![CDATA[\(content)]]>"
      case .comment(let comment): text += "<!--\(comment)-->"
      case .instruction(let target, let data): text += "<?\(target) \(data)?>"
      }
    }
    text += "</\(name)>"
  }
}

extension String {
  fileprivate var inText: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\r", with: "&#13;")
  }

  fileprivate var inAttribute: String {
    inText.replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
      .replacing("\t", with: "&#9;")
  }
}
