public import Documents

/// A legal document's template: its text, kept for ever under its version.
public struct DocumentSource: Hashable, Sendable, Codable {
  public let kind: DocumentKind
  public let version: Int
  public let sha256: String
  public let source: String

  public func template() throws(TemplateRefused) -> DocumentTemplate {
    try DocumentTemplate(
      name: kind.rawValue, version: version, source: source, catalogue: kind.catalogue)
  }
}

/// The words of a message on one channel.
public struct MessageSource: Hashable, Sendable, Codable {
  public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case sms, whatsapp
    case email = "correo"
  }

  public let kind: MessageKind
  public let channel: Channel
  public let source: String

  public func template() throws(TemplateRefused) -> TextTemplate {
    try TextTemplate(
      name: "\(kind.rawValue).\(channel.rawValue)", source: source, catalogue: kind.catalogue)
  }

  /// Of a mail.
  public func letter() throws(TemplateRefused) -> LetterTemplate {
    try LetterTemplate(
      name: "\(kind.rawValue).\(channel.rawValue)", source: source, catalogue: kind.catalogue)
  }

  /// Everything wrong with it, each with its line.
  var problems: [TemplateProblem] {
    switch channel {
    case .sms, .whatsapp: DocumentTemplate.problems(in: source, catalogue: kind.catalogue)
    case .email: LetterTemplate.problems(in: source, catalogue: kind.catalogue)
    }
  }
}

extension DocumentKind: Codable {}
