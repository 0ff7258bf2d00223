import Testing

@testable import DMN

/// Expressions by themselves, as the standard tells them.
@Suite struct FEELTests {
  static func value(_ text: String) -> (String, [Fault]) {
    let run = Evaluation()
    guard let syntax = try? Parser.expression(text, names: BuiltIns.names) else {
      return ("refused", [])
    }
    return (Compiler().compile(syntax).value(.empty, run).text, run.faults)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("2 ** 3 ** 2", "64"), ("-2 ** 2", "4"), ("0.1 + 0.2", "0.3"),
    ("{ingreso mensual: 12000, pago: ingreso mensual / 4}.pago", "3000"),
    ("[1, 2, 3, 4][item > 2]", "[3, 4]"), ("[{edad: 17}, {edad: 21}][edad >= 18].edad", "[21]"),
    ("for i in 1..4 return i * i", "[1, 4, 9, 16]"),
    ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
    ("every x in [1, 2] satisfies x > 0", "true"),
    (#"date("2024-02-29") + duration("P1Y")"#, "2025-02-28"),
    (#"@"2026-03-01" - @"2026-02-01""#, "P28D"),
    (#"string length("😀ñ")"#, "2"), ("5 in (> 3, < 1)", "true"),
    (#"replace("caudal", "(a)(u)", "$2$1")"#, "cuadal"),
    ("(function(x: number, y: number) x * y)(6, 7)", "42"), ("null = 0", "false"),
  ])
  func expressionsComeToTheirValues(text: String, wanted: String) {
    #expect(Self.value(text).0 == wanted)
  }

  @Test(arguments: ["1 / 0", "unknown + 1", "\"a\" < 1", "[1, 2][3]", "sqrt(-1)", "abs(\"x\")"])
  func whatHasNoValueIsNullAndSaysWhy(text: String) {
    let (value, faults) = Self.value(text)
    #expect(value == "null" && !faults.isEmpty)
  }
}
