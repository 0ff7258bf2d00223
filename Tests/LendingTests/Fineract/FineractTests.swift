import Foundation
import Testing

/// Apache Fineract's own tests, as data. `FINERACT_CASES` names another file of the same form.
@Suite struct FineractTests {
  @Test func everyRowOfEveryScenarioIsTheirs() throws {
    let cases = try FineractCase.all(in: Oracle.file("FINERACT_CASES", "fineract/dev.json"))
    let failures = Self.differences(cases)
    Oracle.tell("fineract: \(cases.count - failures.count) of \(cases.count) scenarios")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// Lives of our own in the same form, walked by a script that knows the rules and not the code.
  @Test func everyRowOfOurOwnLivesIsTheScripts() throws {
    let failures = Self.differences(
      try FineractCase.all(in: Oracle.golden("fineract-sample.json")))
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  private static func differences(_ cases: [FineractCase]) -> [String] {
    cases.compactMap { scenario in
      difference(scenario).map { "\(scenario.id): \($0)" }
    }
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
