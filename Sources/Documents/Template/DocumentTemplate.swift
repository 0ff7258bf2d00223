/// A versioned document in Markdown with Mustache tags, parsed once. It renders only when
/// everything it says has a value: a contract with a blank CAT is a regulatory event.
public struct DocumentTemplate: Sendable {
  public let name: String
  public let version: Int
  /// Of the source, so that what was signed can be matched to its template for ever.
  public let sha256: String
  private let tags: [Tag]
  private let drawing: MustacheDrawing

  /// - Parameters:
  ///   - name: `contrato-adhesion`
  ///   - version: 3, of `contrato-adhesion/v3.md.mustache`
  public init(
    name: String, version: Int, source: String, catalogue: TemplateCatalogue
  ) throws(TemplateRefused) {
    let problems = Self.problems(in: source, catalogue: catalogue)
    guard problems.isEmpty, let drawing = try? MustacheDrawing(source) else {
      throw TemplateRefused(template: "\(name) v\(version)", problems: problems)
    }
    self.name = name
    self.version = version
    self.sha256 = SHA256.hex(Array(source.utf8))
    self.tags = TagReader.read(source).tags
    self.drawing = drawing
  }

  /// Everything wrong with a template, each with its line.
  public static func problems(
    in source: String, catalogue: TemplateCatalogue
  ) -> [TemplateProblem] {
    let (tags, syntax) = TagReader.read(source)
    return syntax + (syntax.isEmpty ? TemplateCheck(catalogue: catalogue).problems(in: tags) : [])
  }

  /// The document these values make. Values are words, never Markdown nor HTML: a name with `*`
  /// or `<` reads as it was written.
  public func render(_ values: TemplateValues) throws(DocumentRefused) -> RenderedDocument {
    if let empty = EmptyValues(in: values).first(in: tags) {
      throw .emptyVariable(name: empty.name, document: name, line: empty.line)
    }
    let markdown = drawing.draw(values, escaping: MarkdownText.literal)
    return RenderedDocument(
      name: name, version: version, templateSHA256: sha256, markdown: markdown)
  }
}

/// Text for a message, without Markdown: the same tags, the same refusals.
public struct TextTemplate: Sendable {
  public let name: String
  private let tags: [Tag]
  private let drawing: MustacheDrawing

  public init(
    name: String, source: String, catalogue: TemplateCatalogue
  ) throws(TemplateRefused) {
    let problems = DocumentTemplate.problems(in: source, catalogue: catalogue)
    guard problems.isEmpty, let drawing = try? MustacheDrawing(source) else {
      throw TemplateRefused(template: name, problems: problems)
    }
    self.name = name
    self.tags = TagReader.read(source).tags
    self.drawing = drawing
  }

  public func render(_ values: TemplateValues) throws(DocumentRefused) -> String {
    if let empty = EmptyValues(in: values).first(in: tags) {
      throw .emptyVariable(name: empty.name, document: name, line: empty.line)
    }
    return drawing.draw(values, escaping: { $0 }).trimmed
  }
}
