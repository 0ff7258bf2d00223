extension BuiltIns {
  /// Regular expressions as XPath has them (10.3.4.3, XQuery and XPath Functions 3.1, 5.6).
  static let patterns = [
    builtIn(
      "matches", given("input", .string), given("pattern", .string), optional("flags", .string)
    ) { given, run in
      guard let input = given[0].string, let pattern = pattern(given[1], given[2], given, run)
      else { return .null }
      return finding(run) { () throws(PatternRefused) in
        try .boolean(pattern.firstMatch(in: input) != nil)
      }
    },
    builtIn(
      "replace", given("input", .string), given("pattern", .string),
      given("replacement", .string), optional("flags", .string)
    ) { given, run in
      guard let input = given[0].string, let replacement = given[2].string,
        let pattern = pattern(given[1], given[3], given, run)
      else { return .null }
      return finding(run) { () throws(PatternRefused) in
        try .string(
          pattern.replacing(input, with: replacement, longest: run.limits.stringBytes))
      }
    },
    builtIn("split", given("string", .string), given("delimiter", .string)) { given, run in
      guard let input = given[0].string, let pattern = pattern(given[1], .null, given, run) else {
        return .null
      }
      return finding(run) { () throws(PatternRefused) in
        FEELValue(try pattern.split(input).map(FEELValue.string))
      }
    },
  ]

  private static func pattern(
    _ text: FEELValue, _ flags: FEELValue, _ given: FEELFunction.Arguments, _ run: Evaluation
  ) -> Pattern? {
    guard let text = text.string else { return nil }
    do throws(PatternRefused) {
      return try Pattern(text, flags: flags.string ?? "", run)
    } catch {
      run.fault(error.message)
      return nil
    }
  }

  private static func finding(
    _ run: Evaluation, _ find: () throws(PatternRefused) -> FEELValue
  ) -> FEELValue {
    do throws(PatternRefused) {
      return try find()
    } catch {
      return run.fault(error.message)
    }
  }
}

/// Why a pattern is not one, or took too long.
struct PatternRefused: Error {
  let message: Told

  static let takesTooLong = PatternRefused(message: "the regular expression takes too long")
}
