/// One tag of a template and the line it stands on.
struct Tag: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case variable
    case section([Tag])
    case inverted([Tag])
  }

  let name: String
  let line: Int
  let kind: Kind
}

/// Reads the tags of a template into a tree, so that a mistake has a line number and an empty
/// value is found before anything is drawn. The part of Mustache that a document needs is
/// allowed: variables, sections, inverted sections and comments.
struct TagReader {
  private(set) var problems: [TemplateProblem] = []
  private var rest: Substring
  private var line = 1

  static func read(_ source: String) -> (tags: [Tag], problems: [TemplateProblem]) {
    var reader = TagReader(source)
    let tags = reader.tags(until: nil)
    return (tags, reader.problems)
  }

  private init(_ source: String) { rest = source[...] }

  private mutating func tags(until section: (name: String, line: Int)?) -> [Tag] {
    var found: [Tag] = []
    while let (text, line) = nextTag() {
      let name = String(text.dropFirst()).trimmed
      switch text.first {
      case "#": found.append(Tag(name: name, line: line, kind: .section(tags(until: (name, line)))))
      case "^":
        found.append(Tag(name: name, line: line, kind: .inverted(tags(until: (name, line)))))
      case "/":
        if name == section?.name { return found }
        complain(line, "{{/\(name)}} cierra una sección que no está abierta.", "Quítela.")
      case "!": continue
      case let first? where "&{>%<$=*".contains(first):
        complain(
          line, "{{\(text)}} no se permite en un documento.",
          "Use solo variables, secciones {{#…}}, {{^…}} y comentarios {{!…}}.")
      case .none: complain(line, "Hay una etiqueta vacía.", "Escriba el nombre de la variable.")
      case .some: found.append(Tag(name: text.trimmed, line: line, kind: .variable))
      }
    }
    if let section {
      complain(
        section.line, "La sección «\(section.name)» no se cierra.",
        "Agregue {{/\(section.name)}}.")
    }
    return found
  }

  private mutating func nextTag() -> (String, line: Int)? {
    guard let open = rest.range(of: "{{") else { return nil }
    advance(to: open.upperBound)
    let start = line
    guard let close = rest.range(of: "}}") else {
      complain(start, "Una etiqueta abierta con {{ no se cierra.", "Agregue }}.")
      rest = ""
      return nil
    }
    let text = String(rest[..<close.lowerBound]).trimmed
    advance(to: close.upperBound)
    return (text, start)
  }

  private mutating func advance(to index: Substring.Index) {
    line += rest[..<index].count(where: \.isNewline)
    rest = rest[index...]
  }

  private mutating func complain(_ line: Int, _ message: String, _ whatToDo: String) {
    problems.append(TemplateProblem(line: line, message: message, whatToDo: whatToDo))
  }
}

extension String {
  var trimmed: String {
    String(
      drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
