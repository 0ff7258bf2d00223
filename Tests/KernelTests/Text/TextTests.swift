import Foundation
import Kernel
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    (Int64(0), "$0.00"), (5, "$0.05"), (123_456, "$1,234.56"), (-5_000, "-$50.00"),
    (100_000_000_00, "$100,000,000.00"), (99_999, "$999.99"),
  ])
  func amountsAreWrittenAsMexicoWritesThem(centavos: Int64, text: String) {
    #expect(Money.centavos(centavos).text == text)
    #expect(MoneyText(.centavos(centavos)).withCurrency == text + " MXN")
  }

  @Test(arguments: [
    ("$1,234.50", Int64(123_450)), ("1234.5", 123_450), ("1 234", 123_400),
    ("2000 MXN", 200_000), ("0.05", 5), ("$ 3,000.00 M.N.", 300_000),
  ])
  func typedAmountsAreRead(typed: String, centavos: Int64) {
    #expect(Money(parsing: typed) == .centavos(centavos))
  }

  @Test(arguments: ["", "-5", "1.234", "uno", "1.2.3", "12345678901234", "1e5", "."])
  func whatIsNotAnAmountIsNot(typed: String) {
    #expect(Money(parsing: typed) == nil)
  }

  @Test func ratesAreWrittenAndRead() {
    #expect(Rate.percent(60).text == "60%")
    #expect(Rate(millionths: 684_000).text == "68.4%")
    #expect(Rate(millionths: 17_500).text == "1.75%")
    #expect(RateText(tenths: 956).text == "95.6%")
    #expect(RateText(tenths: 2_894_585_382).text == "289,458,538.2%")
    #expect(Rate(percentText: "1.75 %") == Rate(millionths: 17_500))
    #expect(Rate(percentText: "16") == .percent(16))
    #expect(Rate(percentText: "1.23456") == nil)
  }

  @Test func datesAreFrozen() throws {
    let date = try #require(CalendarDate("2026-11-05"))
    #expect(date.text.numeric == "05/11/2026")
    #expect(date.text.short == "5 nov 2026")
    #expect(date.text.long == "5 de noviembre de 2026")
    #expect(date.weekdayName == "jueves")
    #expect(CalendarDate(parsing: "05/11/2026") == date)
    #expect(CalendarDate(parsing: "2026-11-05") == date)
    #expect(CalendarDate(parsing: "31/02/2026") == nil)
    #expect(CalendarDate(parsing: "11/05/26") == nil)
  }

  @Test func anInstantIsReadOnTheWallClockOfAPlace() throws {
    let zone = try #require(TimeZone(identifier: "America/Mexico_City"))
    let instant = Date(timeIntervalSince1970: 1_795_150_799)  // 2026-11-20T04:59:59Z
    #expect(CalendarDate(instant, in: zone).description == "2026-11-19")
    #expect(InstantText(instant, in: zone).text == "19 nov 2026, 22:59 h")
    #expect(InstantText(instant, in: zone).long == "19 de noviembre de 2026 a las 22:59:59 h")
  }

  @Test(arguments: [
    (Int64(123_456), "un mil doscientos treinta y cuatro pesos 56/100 M.N."),
    (100, "un peso 00/100 M.N."), (0, "cero pesos 00/100 M.N."),
    (2_100, "veintiún pesos 00/100 M.N."), (3_150, "treinta y un pesos 50/100 M.N."),
    (10_000, "cien pesos 00/100 M.N."), (10_100, "ciento un pesos 00/100 M.N."),
    (1_000_000_00, "un millón de pesos 00/100 M.N."),
    (2_500_000_00, "dos millones quinientos mil pesos 00/100 M.N."),
    (21_016_99, "veintiún mil dieciséis pesos 99/100 M.N."),
    (999_999_00, "novecientos noventa y nueve mil novecientos noventa y nueve pesos 00/100 M.N."),
  ])
  func amountsAreWrittenInWords(centavos: Int64, words: String) {
    #expect(Money.centavos(centavos).amountInWords == words)
  }

  @Test func searchForgivesAccentsCaseAndSigns() {
    #expect(Search.normalized("  MUÑOZ   Pérez-Gil ") == "munoz perez gil")
    #expect(Search.normalized("D'Angelo, Ü. S/N 3") == "dangelo u s n 3")
    #expect(Search.normalized("🙂") == "")
  }

  @Test func namesKeepTheirFormAndGiveAMatchKey() throws {
    let name = try #require(
      PersonName(names: " María  Guadalupe ", firstSurname: "de la Peña", secondSurname: "Núñez"))
    #expect(name.legalOrder == "María Guadalupe de la Peña Núñez")
    #expect(name.listOrder == "de la Peña Núñez, María Guadalupe")
    #expect(name.matchKey == "pena nunez maria guadalupe")
    #expect(name.shortName == "María")
    #expect(PersonName(names: "Ana", firstSurname: "Li", secondSurname: "  ")?.secondSurname == nil)
    #expect(PersonName(names: "", firstSurname: "Li") == nil)
    #expect(PersonName(names: "4na", firstSurname: "Li") == nil)
    #expect(PersonName(names: "Ana", firstSurname: "<script>") == nil)
  }
}
