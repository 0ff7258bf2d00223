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
      guard case .context(let context) = try read(inputsFile) else {
        throw ModelFile.Refused(detail: "«\(inputsFile)» no es un contexto: { \"dato\": valor }.")
      }
      inputs = try spelled(context, models)
    }
    for input in self.inputs {
      guard let sign = input.firstIndex(of: "=") else {
        throw ModelFile.Refused(detail: "«\(input)» no es nombre=valor.")
      }
      let typed = input[..<sign].trimmingCharacters(in: .whitespaces)
      let name = spelling(of: typed, models)
      inputs[name] = try value(String(input[input.index(after: sign)...]), named: name)
    }
    try check(inputs, models)
    return inputs
  }

  /// What is no JSON may be FEEL: the two write a text's escapes differently.
  private func read(_ path: String) throws -> FEELValue {
    let text = try TextFile(path: path).read()
    do throws(JSONRefused) {
      return try FEELValue(json: text)
    } catch  where error.isJSON {
      throw ModelFile.Refused(
        detail: "«\(path)», carácter \(error.offset + 1): \(error.told.words).")
    } catch {
      return try value(text, named: path)
    }
  }

  /// FEEL tells names apart code point by code point, and a keyboard may compose its letters as the
  /// model does not: they are the model's where they look alike, and then no two may be the same.
  private func spelled(_ inputs: FEELContext, _ models: [DMNModel]) throws -> FEELContext {
    var spelled = FEELContext()
    for (name, value) in inputs.entries {
      let name = spelling(of: name, models)
      guard spelled[name] == nil else {
        throw ModelFile.Refused(detail: "«\(name)» está dos veces, con letras que se ven igual.")
      }
      spelled[name] = value
    }
    return spelled
  }

  private func spelling(of name: String, _ models: [DMNModel]) -> String {
    let known = models.flatMap { $0.inputs.map(\.name) } + models[0].decisions.map(\.name)
    return known.first { $0.utf8.elementsEqual(name.utf8) } ?? known.first { $0 == name } ?? name
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
