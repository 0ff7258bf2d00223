import Kernel
import Tenancy
import Testing

@testable import Decisioning

@Suite struct DecisionQuestionTests {
  private func asked(_ inputs: [String: GivenValue]) -> DecisionQuestion {
    DecisionQuestion(policy: "prequalification", inputs: inputs)
  }

  @Test func inputsAreGivenByName() throws {
    let inputs = try asked(["edad": .whole(35), "monto": .whole(800_050)])
      .inputs(for: [.age, .amount])
    #expect(inputs.values == ["edad": .number("35"), "monto": .number("8000.50")])
  }

  @Test func everyInputThatDoesNotHoldIsNamed() {
    let refused = #expect(throws: InvalidFields.self) {
      try asked([
        "edad": .text("35"), "monto": .other, "estado": .text("ZZ"), "ingreso anual": .whole(1),
        "actúa por cuenta propia": .whole(1),
      ]).inputs(for: [.age, .borrowerKind])
    }
    #expect(
      refused?.errors.map(\.field) == [
        "/inputs/actúa por cuenta propia", "/inputs/edad", "/inputs/estado",
        "/inputs/ingreso anual", "/inputs/monto", "/inputs/tipo de cliente",
      ])
  }

  @Test func aPolicyThatThereIsNotIsNamed() {
    let asked = DecisionQuestion(policy: "cobranza", inputs: [:])
    let refused = #expect(throws: InvalidFields.self) { try asked.use() }
    #expect(refused?.errors.map(\.field) == ["/policy"])
  }
}
