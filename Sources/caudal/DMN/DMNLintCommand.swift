import ArgumentParser
import DMN

struct DMNLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Busca huecos, traslapes, renglones que nunca deciden y nombres que faltan.",
    discussion: "Termina con 3 si encuentra algo.")

  @OptionGroup var file: ModelFile
  @Flag(help: "Para programas.")
  var json = false

  func run() throws {
    let (model, others) = try file.read()
    let findings = model.findings(importing: others)
    if json {
      try Output.json(findings.map(FindingLine.init))
    } else if findings.isEmpty {
      Output.say("\(model.name): nada que corregir.")
    } else {
      for finding in findings { Output.say("\(finding)") }
    }
    if !findings.isEmpty { throw ExitCode(3) }
  }
}

/// A finding for programs: a code that stays, and the words for people.
private struct FindingLine: Encodable {
  let code: String
  let model: String
  let element: String
  let rule: Int?
  let message: String
  let advice: String

  init(_ finding: Finding) {
    code = finding.matter.code
    model = finding.model
    element = finding.element
    rule = finding.rule
    message = finding.matter.words
    advice = finding.matter.advice
  }
}
