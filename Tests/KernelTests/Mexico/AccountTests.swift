import Kernel
import Testing

@Suite struct AccountTests {
  @Test(arguments: [
    "002010077777777771", "032180000118359719", "646180110400000007", "072691004495711499",
  ])
  func publishedCLABEsHold(text: String) throws {
    #expect(try CLABE(parsing: text).text == text)
  }

  @Test func itTellsItsBankAndGroups() throws {
    let clabe = try CLABE(parsing: "646 180 11040000000 7")
    #expect(clabe.bank?.name == "STP")
    #expect(clabe.bank?.spei == "90646")
    #expect(clabe.grouped == "646 180 11040000000 7")
    #expect("\(clabe)" == "••••0007")
  }

  @Test func oneIsMadeWithItsDigit() {
    #expect(CLABE.make(bank: 646, plaza: 180, account: 11_040_000_000).text == "646180110400000007")
    #expect(CLABE.make(bank: 2, plaza: 10, account: 7_777_777_777).text == "002010077777777771")
  }

  @Test(arguments: [
    ("64618011040000000", "La CLABE tiene 18 dígitos; escribiste 17."),
    ("64618011040000000X", "La CLABE solo lleva números."),
    ("646180110400000008", "El último dígito de la CLABE no corresponde. Revisa cada número."),
  ])
  func eachMistakeHasItsOwnWords(text: String, message: String) {
    #expect(throws: Malformed(message)) { try CLABE(parsing: text) }
  }

  @Test func anySingleWrongDigitIsSeen() {
    let digits = Array("646180110400000007")
    for place in digits.indices {
      for other in "0123456789" where other != digits[place] {
        var wrong = digits
        wrong[place] = other
        #expect(CLABE(String(wrong)) == nil)
      }
    }
  }

  @Test func banksKnowWhenTheyOperate() throws {
    let today = try #require(CalendarDate("2026-11-20"))
    #expect(Bank.withCode("012")?.name == "BBVA México")
    #expect(Bank.withCode("012")?.operates(on: today) == true)
    #expect(Bank.withCode("131")?.operates(on: today) == false)
    #expect(Bank.withCode("999") == nil)
    #expect(Set(Bank.all.map(\.code)).count == Bank.all.count)
    #expect(Bank.all.allSatisfy { $0.spei.count == 4 || $0.spei.count == 5 })
    #expect(Bank.all.allSatisfy { $0.spei.hasSuffix($0.code) })
  }

  @Test(arguments: [
    ("55 1234 5678", "55 1234 5678"), ("+52 1 999 123 4567", "999 123 4567"),
    ("044 33 1234 5678", "33 1234 5678"), ("(664) 123-4567", "664 123 4567"),
    ("525512345678", "55 1234 5678"), ("0155 1234 5678", "55 1234 5678"),
  ])
  func phonesAreReadInEveryOldWay(typed: String, display: String) throws {
    let phone = try PhoneNumber(parsing: typed)
    #expect(phone.display == display)
    #expect(phone.text == "+52" + display.filter(\.isNumber))
  }

  @Test(arguments: ["12345", "+1 415 555 2671", "0551234567", "cinco", "", "55 1234 567a"])
  func whatIsNotAMexicanPhoneIsRefused(typed: String) {
    #expect(PhoneNumber(typed) == nil)
  }

  @Test(arguments: [
    ("06700", MexicanState.ciudadDeMexico), ("97000", .yucatan), ("52140", .estadoDeMexico),
    ("20000", .aguascalientes), ("91000", .veracruz),
  ])
  func aPostalCodeTellsItsState(typed: String, state: MexicanState) throws {
    #expect(try PostalCode(parsing: typed).state == state)
  }

  @Test(arguments: ["00100", "18000", "6700", "ABCDE", "00000"])
  func whatIsNotAPostalCodeIsRefused(typed: String) {
    #expect(PostalCode(typed) == nil)
  }

  @Test func statesKnowTheirFourCodes() {
    #expect(MexicanState.allCases.count == 32)
    #expect(MexicanState(inegi: 15)?.curpCode == "MC")
    #expect(MexicanState(curpCode: "DF")?.rawValue == "CMX")
    #expect(MexicanState.chiapas.inegi == 7)
    #expect(MexicanState.veracruz.name == "Veracruz")
    #expect(MexicanState(inegi: 33) == nil)
    #expect(Birthplace.all.allSatisfy { Birthplace(rawValue: $0.rawValue) == $0 })
    #expect(Country.all.first == .mexico && Country.withCode("us")?.name == "Estados Unidos")
  }

  @Test func theVotersCredentialIsRead() {
    #expect(ClaveDeElector("GMDZEM56123109M100")?.text == "GMDZEM56123109M100")
    #expect(ClaveDeElector("GMDZEM56133109M100") == nil)
    #expect(ClaveDeElector("GMDZEM56123140M100") == nil)
    #expect(ClaveDeElector("GMDZEM56123187H100") != nil)
    #expect(CIC("IDMEX 123456789")?.text == "123456789")
    #expect(OCR("0123456789012")?.identificadorDelCiudadano == "456789012")
    #expect(OCR("0123456789012")?.seccion == "0123")
    #expect(OCR("123") == nil && CIC("12345678") == nil)
  }
}
