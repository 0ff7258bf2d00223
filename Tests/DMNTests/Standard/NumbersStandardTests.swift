import Testing

@testable import DMN

/// Numbers, rounding and what goes wrong with them (DMN 1.5, 10.3.2.3.1, 10.3.4.5).
@Suite struct NumbersStandardTests {
  @Test(arguments: [
    ("floor(n: 1.5)", "1"),
    ("round up(5.5, 0)", "6"),
    ("round down(-5.5, 0)", "-5"),
    ("round half up(-5.5, 0)", "-6"),
    ("round half down(5.5, 0)", "5"),
    ("round half down(-5.5, 0)", "-5"),
    ("round half down(1.25, 1)", "1.2"),
    ("decimal(1/3, 2)", "0.33"),
    ("decimal(2.5, 0)", "2"),
    ("decimal(1.5, 7000)", "null"),
    ("decimal(1.5, -7000)", "null"),
    ("floor(-1.56, 1)", "-1.6"),
    ("ceiling(-1.56, 1)", "-1.5"),
    ("modulo(-12, 5)", "3"),
    ("modulo(10.1, -4.5)", "-3.4"),
    ("modulo(12, 0)", "null"),
    ("string(1.10)", "1.1"),
    ("string(1e10)", "10000000000"),
    ("string(-0)", "0"),
    ("string(0.00000001)", "0.00000001"),
    (#"number("1 000,0"," ",",")"#, "1000"),
    (#"number("1,000.0",",",".")"#, "1000"),
    (#"number("1,000.0",".",",")"#, "1"),
    (#"number("1000.0",null,".")"#, "1000"),
    (#"number("1.5")"#, "1.5"),
    (#"number("1,5")"#, "null"),
    (#"number("1e3")"#, "1000"),
    (#"number("")"#, "null"),
    (#"number("a")"#, "null"),
    (#"number(" 1")"#, "null"),
    (#"number("1,000","," )"#, "1000"),
    (#"number("1.000,5",".",",")"#, "1000.5"),
    (#"number(from: "1 000", grouping separator: " ", decimal separator: ".")"#, "1000"),
    (#"number("1", ";", ".")"#, "null"),
    (#"number("-1.5")"#, "-1.5"),
    (#"number("+1.5")"#, "1.5"),
    (#"number("0x10")"#, "null"),
    (#"number("Infinity")"#, "null"),
    ("odd(5)", "true"),
    ("even(5)", "false"),
    ("odd(5.5)", "null"),
    ("even(0)", "true"),
    ("even(-2)", "true"),
    ("sqrt(16)", "4"),
    ("sqrt(-1)", "null"),
    ("log(0)", "null"),
    (#"abs(@"-P1Y")"#, "P1Y"),
    (#"abs(@"-PT5H")"#, "PT5H"),
  ])
  func numbersAreAsTheStandardTells(text: String, wanted: String) {
    #expect(FEELTests.value(text).0 == wanted)
  }
}
