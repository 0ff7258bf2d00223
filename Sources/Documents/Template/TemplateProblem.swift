public import Kernel

/// Something wrong with a template, where it is and what to do about it.
public struct TemplateProblem: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1; 0 where it concerns the whole template.
  public let line: Int
  public let message: String
  public let whatToDo: String

  public init(line: Int, message: String, whatToDo: String) {
    self.line = line
    self.message = message
    self.whatToDo = whatToDo
  }

  public var description: String { "\(line): \(message) \(whatToDo)" }
}

/// A template that cannot be used, with every reason.
public struct TemplateRefused: Refusal, Hashable {
  public let template: String
  public let problems: [TemplateProblem]

  public var problem: Problem {
    Problem(
      "documents/template-refused", status: 422, title: "La plantilla no se puede usar",
      detail: "\(template): " + problems.map(\.description).joined(separator: " · "))
  }
}

/// A document that may not exist yet: one of the things it must say is missing.
public enum DocumentRefused: Refusal, Hashable {
  case emptyVariable(name: String, document: String, line: Int)

  public var problem: Problem {
    switch self {
    case .emptyVariable(let name, let document, let line):
      Problem(
        "documents/empty-variable", status: 422, title: "Falta un dato del documento",
        detail: "«\(document)» no puede emitirse: falta «\(name)» (línea \(line) de la plantilla).",
        members: ["variable": name, "document": document])
    }
  }
}
