import ArgumentParser
import DMN
import Foundation

struct DMNEvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Decide y muestra el valor, los renglones que respondieron y "
      + "lo que salió mal.",
    discussion: """
      Los datos se escriben en FEEL: --input 'Edad=34' --input 'Nombre="Ana"' \
      --input 'Alta=@"2026-03-01"'. Un archivo de --inputs es un JSON, o un contexto de FEEL.
      """)

  @OptionGroup var file: ModelFile
  @Option(help: "La decisión, por su nombre; sin ella, todas.")
  var decision: String?
  @Option(name: .customLong("input"), help: "Un dato: nombre=valor en FEEL. Puede repetirse.")
  var inputs: [String] = []
  @Option(name: .customLong("inputs"), help: "Un archivo con los datos.")
  var inputsFile: String?

  func run() throws {
    let (model, others) = try file.read()
    let ready = DecisionModel(model, importing: others)
    let names = try chosen(in: model)
    let inputs = try given([model] + others)
    let namespaces = Self.namespaces(of: others, beside: model)
    var isWell = true
    for name in names {
      let run = Evaluation(now: .now, tracing: true)
      let value = ready.evaluate(name, inputs: inputs, namespaces: namespaces, run)
      Output.say(EvaluationText(decision: name, value: value, run: run).text)
      isWell = isWell && run.faults.isEmpty
    }
    if !isWell { throw ExitCode(3) }
  }

  private func chosen(in model: DMNModel) throws -> [String] {
    let known = model.decisions.map(\.name)
    guard let decision else { return known }
    guard known.contains(decision) else {
      throw ModelFile.Refused(
        detail: "No hay una decisión «\(decision)». Hay: \(known.joined(separator: ", ")).")
    }
    return [decision]
  }

  /// Of the file, and those told one by one, which count more.
  private func given(_ models: [DMNModel]) throws -> FEELContext {
    var inputs = FEELContext()
    if let inputsFile {
      let text = try TextFile(path: inputsFile).read()
      // What is no JSON may be FEEL: the two write a text's escapes differently.
      let read = try (try? FEELValue(json: text)) ?? value(text, named: inputsFile)
      guard case .context(let context) = read else {
        throw ModelFile.Refused(detail: "«\(inputsFile)» no es un contexto: { \"dato\": valor }.")
      }
      inputs = context
    }
    for input in self.inputs {
      guard let sign = input.firstIndex(of: "=") else {
        throw ModelFile.Refused(detail: "«\(input)» no es nombre=valor.")
      }
      let name = input[..<sign].trimmingCharacters(in: .whitespaces)
      inputs[name] = try value(String(input[input.index(after: sign)...]), named: name)
    }
    try check(inputs, models)
    return inputs
  }

  private func value(_ text: String, named name: String) throws -> FEELValue {
    let run = Evaluation(now: .now)
    let value: FEELValue
    do throws(FEELSyntaxError) {
      value = try run.value(of: text)
    } catch {
      throw ModelFile.Refused(
        detail: "«\(name)» no es FEEL, columna \(error.offset + 1): \(error.told.words).")
    }
    guard let fault = run.faults.first else { return value }
    throw ModelFile.Refused(detail: "«\(name)»: \(fault.told.words).")
  }

  /// A name that is written wrong would be a null that nobody sees.
  private func check(_ inputs: FEELContext, _ models: [DMNModel]) throws {
    let data = models.flatMap { $0.inputs.map(\.name) }
    let known = data + models[0].decisions.map(\.name)
    guard let stray = inputs.names.first(where: { !known.contains($0) }) else { return }
    throw ModelFile.Refused(
      detail: "El modelo no tiene un dato «\(stray)». Tiene: \(data.joined(separator: ", ")).")
  }

  /// Where the inputs are that the model itself does not have.
  private static func namespaces(
    of others: [DMNModel], beside model: DMNModel
  ) -> [String: String] {
    let own = Set(model.inputs.map(\.name) + model.decisions.map(\.name))
    let imported = others.flatMap { other in
      other.inputs.filter { !own.contains($0.name) }.map { ($0.name, other.namespace) }
    }
    return Dictionary(imported) { first, _ in first }
  }
}
