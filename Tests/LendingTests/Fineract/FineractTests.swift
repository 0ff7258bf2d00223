import Foundation
import Testing

/// Apache Fineract's own tests, as data. `FINERACT_CASES` names another file of the same form.
@Suite struct FineractTests {
  @Test func everyRowOfEveryScenarioIsTheirs() throws {
    let cases = try FineractCase.all(in: Oracle.file("FINERACT_CASES", "fineract/dev.json"))
    var failures: [String] = []
    for scenario in cases {
      if let found = Self.difference(scenario) { failures.append("\(scenario.id): \(found)") }
    }
    Oracle.tell("fineract: \(cases.count - failures.count) of \(cases.count) scenarios")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  private static func difference(_ scenario: FineractCase) -> String? {
    do {
      return try scenario.kind == "emi-model"
        ? FineractModel(scenario: scenario).difference()
        : FineractLoan(scenario: scenario).difference()
    } catch {
      return "\(error)"
    }
  }
}
