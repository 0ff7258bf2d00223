/// The words of a mail: its subject on the first line, then Markdown.
///
///     Asunto: Recibimos tu pago
///
///     Hola, {{nombre}}:
public struct LetterTemplate: Sendable {
  public let name: String
  private let tags: [Tag]
  private let subject: MustacheDrawing
  private let body: MustacheDrawing

  static let lead = "Asunto:"
  /// What a list of mails shows whole.
  static let subjectMax = 150

  public init(
    name: String, source: String, catalogue: TemplateCatalogue
  ) throws(TemplateRefused) {
    let problems = Self.problems(in: source, catalogue: catalogue)
    guard problems.isEmpty, let parts = Self.parts(of: source),
      let subject = try? MustacheDrawing(parts.subject),
      let body = try? MustacheDrawing(parts.body)
    else { throw TemplateRefused(template: name, problems: problems) }
    self.name = name
    self.subject = subject
    self.body = body
    tags = TagReader.read(source).tags
  }

  /// Everything wrong with a template, each with its line.
  public static func problems(
    in source: String, catalogue: TemplateCatalogue
  ) -> [TemplateProblem] {
    guard let parts = parts(of: source) else {
      return [
        TemplateProblem(
          line: 1, message: "El correo no dice su asunto.",
          whatToDo: "Empiece con «\(lead) …» y deje un renglón en blanco.")
      ]
    }
    // Each half closes its own sections: a subject that runs into the body is not a line.
    guard TagReader.read(parts.subject).problems.isEmpty else {
      return TagReader.read(parts.subject).problems
    }
    return length(of: parts.subject) + empty(parts.body)
      + DocumentTemplate.problems(in: source, catalogue: catalogue)
  }

  private static func length(of subject: String) -> [TemplateProblem] {
    guard subject.count > subjectMax else { return [] }
    return [
      TemplateProblem(
        line: 1, message: "El asunto pasa de \(subjectMax) caracteres.", whatToDo: "Acórtelo.")
    ]
  }

  private static func empty(_ body: String) -> [TemplateProblem] {
    guard body.trimmed.isEmpty else { return [] }
    return [
      TemplateProblem(
        line: 2, message: "El correo no dice nada.", whatToDo: "Escriba después del asunto.")
    ]
  }

  private static func parts(of source: String) -> (subject: String, body: String)? {
    let lines = source.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix(lead) else { return nil }
    let subject = String(first.dropFirst(lead.count)).trimmed
    guard !subject.isEmpty else { return nil }
    return (subject, lines.count > 1 ? String(lines[1]) : "")
  }

  /// The letter these values make. Values are words, never Markdown.
  public func render(_ values: TemplateValues) throws(DocumentRefused) -> RenderedLetter {
    if let empty = EmptyValues(in: values).first(in: tags) {
      throw .emptyVariable(name: empty.name, document: name, line: empty.line)
    }
    let markdown = body.draw(values, escaping: MarkdownText.literal)
    return RenderedLetter(
      subject: subject.draw(values, escaping: { $0 }).trimmed,
      blocks: MarkdownReader.blocks(markdown))
  }
}

/// A mail with all its words in place, to be read as text or as a page.
public struct RenderedLetter: Hashable, Sendable {
  public let subject: String
  let blocks: [Block]

  public var text: String { DocumentText.text(of: blocks) }
  /// Safe to put in a page: built from the tree.
  public var html: String { DocumentHTML.html(of: blocks) }
}
