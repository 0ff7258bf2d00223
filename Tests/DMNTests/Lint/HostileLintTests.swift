import Testing

@testable import DMN

/// Tables that would keep the linter for minutes: each is left where it is too much, and said so.
@Suite struct HostileLintTests {
  private static let left = "la tabla tiene más combinaciones de las que se revisan"

  private static func findings(
    _ policy: String, _ rows: [[String]], allowed: String? = nil
  ) throws -> [String] {
    let started = ContinuousClock.now
    let told = try TableLintTests.findings(policy, [("E", "string")], rows, allowed: allowed)
    #expect(ContinuousClock.now - started < .seconds(60))
    return told
  }

  @Test func manyRulesThatAnswerAlikeAreComparedOnce() throws {
    let rows = (0..<1_500).map { _ in ["-", "{a: 1, b: [1, 2, 3], c: {d: \"x\"}}"] }
    #expect(try Self.findings("ANY", rows).contains(Self.left))
  }

  @Test func aCellOfManyTestsCountsAsMany() throws {
    let cell = (0..<20_000).map { "\"v\($0)\"" }.joined(separator: ", ")
    #expect(try Self.findings("UNIQUE", [[cell, "1"]]) == [Self.left])
  }

  @Test func manyAllowedValuesCountAsMany() throws {
    let allowed = (0..<20_000).map { "\"v\($0)\"" }.joined(separator: ", ")
    #expect(try Self.findings("UNIQUE", [["\"v1\"", "1"]], allowed: allowed) == [Self.left])
  }
}
