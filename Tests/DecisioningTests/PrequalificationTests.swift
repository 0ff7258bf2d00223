import DecisioningAPI
import Kernel
import Testing

@testable import Decisioning

@Suite struct PrequalificationTests {
  private func asked(
    age: Int = 35, state: String = "DF", income: Int64 = 1_500_000
  ) -> Prequalification {
    Prequalification(
      ageYears: age, state: state, monthlyIncome: income, monthlyPayment: 180_000,
      amount: 800_000, borrowerKind: .new, isPoliticallyExposed: false, actsForSelf: true)
  }

  @Test func whatAProgramAsksBecomesInputs() throws {
    #expect(try asked().inputs() == .lupita)
  }

  @Test func everyFieldOutOfRangeIsNamed() {
    let refused = #expect(throws: InvalidFields.self) {
      try asked(age: 131, state: "ZZ", income: -1).inputs()
    }
    #expect(refused?.errors.map(\.field) == ["/ageYears", "/state", "/monthlyIncome"])
  }
}
