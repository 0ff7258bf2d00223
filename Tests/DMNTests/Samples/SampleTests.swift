import Foundation
import Testing

@testable import DMN

/// Models of our own, each with what it comes to beside it: `cajas.dmn` and `cajas.feel`.
@Suite struct SampleTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Models").standardizedFileURL

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static let names = ["politicas", "cajas", "tipos", "cotizador", "diagrama"]

  static func models(_ name: String) throws -> [DMNModel] {
    try [name, "tarifario"].map { try DMNModel(text("\($0).dmn")) }
  }

  struct Case {
    let title: String
    let wanted: FEELValue
    let answer: (DecisionModel) -> FEELValue

    init?(_ value: FEELValue) {
      guard let context = value.context, let inputs = context["inputs"]?.context,
        let wanted = context["value"]
      else { return nil }
      self.wanted = wanted
      let (decision, service) = (context["decision"]?.string, context["service"]?.string)
      title = "\(decision ?? service ?? "") of \(FEELValue.context(inputs).text)"
      let spaces = context["namespaces"]?.context?.entries.map { ($0.name, $0.value.text) } ?? []
      answer = { model in
        let run = Evaluation()
        if let service { return model.invoke(service, inputs: inputs, run) }
        return model.evaluate(
          decision ?? "", inputs: inputs,
          namespaces: Dictionary(spaces) { first, _ in first }, run)
      }
    }
  }

  static func cases(_ name: String) throws -> [Case] {
    let run = Evaluation()
    let value = try run.value(of: text("\(name).feel"))
    try #require(run.faults.isEmpty, "\(run.faults)")
    let items = try #require(value.items)
    let cases = items.compactMap(Case.init)
    try #require(cases.count == items.count && !cases.isEmpty)
    return cases
  }

  @Test(arguments: names) func samplesComeToWhatStandsBesideThem(name: String) throws {
    let models = try Self.models(name)
    let ready = DecisionModel(models[0], importing: Array(models.dropFirst()))
    #expect(ready.problems.isEmpty, "\(ready.problems)")
    for one in try Self.cases(name) {
      let value = one.answer(ready)
      #expect(one.wanted.agrees(with: value), "\(one.title) is \(value.text)")
    }
  }

  @Test(arguments: names) func samplesReadBackComeToTheSame(name: String) throws {
    let models = try Self.models(name)
    for text in [\DMNModel.source.text, \DMNModel.source.formatted] {
      let again = try models.map { try DMNModel($0[keyPath: text]) }
      let ready = DecisionModel(again[0], importing: Array(again.dropFirst()))
      for one in try Self.cases(name) {
        #expect(one.wanted.agrees(with: one.answer(ready)), "\(one.title)")
      }
    }
  }

  @Test(arguments: names + ["tarifario"]) func samplesAreFormatted(name: String) throws {
    let text = try Self.text("\(name).dmn")
    #expect(try DMNModel(text).source.formatted == text)
  }

  @Test(arguments: names + ["tarifario"]) func theLinterKnowsWhatTheSamplesLeaveOpen(
    name: String
  ) throws {
    let models = try Self.models(name)
    let told = models[0].findings(importing: Array(models.dropFirst())).map {
      "\($0.element): \($0.matter.words)"
    }
    let wanted =
      name == "politicas"
      ? [
        "Tasa: ningún renglón responde cuando Atrasos es < 0, (0..1)",
        "Motivos: ningún renglón responde cuando Edad es >= 18 y Atrasos es <= 2",
        "Banderas: ningún renglón responde cuando Edad es [21..70] y Atrasos es <= 0",
      ] : []
    #expect(told == wanted)
  }
}
