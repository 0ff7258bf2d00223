extension XMLElement {
  func write(into text: inout String) {
    guard !children.isEmpty else { return writeStart(into: &text, closing: "/>") }
    writeStart(into: &text, closing: ">")
    for child in children { child.write(into: &text) }
    text += "</\(name)>"
  }

  /// Who it is comes first: its identifier and its name.
  func writeStart(into text: inout String, closing: String) {
    text += "<\(name)"
    let first = ["id", "name"]
    let ordered =
      first.compactMap { name in attributes.first { $0.name == name } }
      + attributes.filter { !first.contains($0.name) }
    for attribute in ordered { text += " \(attribute.name)=\"\(attribute.value.inAttribute)\"" }
    text += closing
  }
}

extension XMLNode {
  func write(into text: inout String) {
    switch self {
    case .element(let element): element.write(into: &text)
    case .text(let content): text += content.inText
    case .characters(let content): text += "<![CDATA[\(content)]]>"
    case .comment(let comment): text += "<!--\(comment)-->"
    case .instruction(let target, let data):
      text += data.isEmpty ? "<?\(target)?>" : "<?\(target) \(data)?>"
    }
  }
}

extension String {
  fileprivate var inText: String {
    escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"])
  }

  fileprivate var inAttribute: String {
    escaped([
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\"": "&quot;", "\n": "&#10;",
      "\t": "&#9;",
    ])
  }

  /// Code point by code point: a sign with an accent upon it is still a sign, and a return before a
  /// line feed is still a return.
  private func escaped(_ entities: KeyValuePairs<Unicode.Scalar, String>) -> String {
    var written = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let entity = entities.first(where: { $0.key == scalar })?.value {
        written.append(contentsOf: entity.unicodeScalars)
      } else {
        written.append(scalar)
      }
    }
    return String(written)
  }
}
