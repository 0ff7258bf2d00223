import Foundation
import Kernel
import Testing

@Suite struct CURPTests {
  @Test(arguments: ["BOXW310820HNERXN09", "AAOD850103HGRBCN02", "AECR350123MPLCNY04"])
  func publishedKeysHoldAndKeepTheirDigit(text: String) throws {
    let curp = try CURP(parsing: text)
    #expect(curp.text == text)
    #expect(text.hasSuffix(String(CURP.checkDigit(of: text.dropLast()))))
  }

  @Test func itTellsBirthSexAndPlace() throws {
    let curp = try CURP(parsing: " aaod-850103 hgrbcn02 ")
    #expect(curp.birthDate == CalendarDate("1985-01-03"))
    #expect(curp.sex == .man)
    #expect(curp.birthplace == .state(.guerrero))
    #expect(try CURP(parsing: "BOXW310820HNERXN09").birthplace == .abroad)
  }

  @Test func aLetterInPlaceSeventeenMeansTheNewCentury() throws {
    let stem = "GODE040229MDFMZMA"
    let curp = try CURP(parsing: stem + String(CURP.checkDigit(of: stem)))
    #expect(curp.birthDate == CalendarDate("2004-02-29"))
  }

  @Test func aNonBinaryKeyIsAccepted() throws {
    let stem = "GODE901231XDFMZM0"
    let curp = try CURP(parsing: stem + String(CURP.checkDigit(of: stem)))
    #expect(curp.sex == .nonBinary)
  }

  @Test(arguments: [
    ("", "La CURP tiene 18 caracteres; escribiste 0."),
    ("AAOD850103HGRBCN0", "La CURP tiene 18 caracteres; escribiste 17."),
    ("AAOD850103HGRBCN03", "El último dígito de la CURP no corresponde. Revisa cada carácter."),
    ("AAOD850103ZGRBCN02", "El carácter 11 de la CURP debe ser H, M o X."),
    (
      "AAOD850103HZZBCN02",
      "Los caracteres 12 y 13 de la CURP no son un estado de nacimiento."
    ),
    ("AAOD850230HGRBCN02", "La fecha de nacimiento dentro de la CURP no existe."),
    (
      "AAOD850103HGRBEN02",
      "La CURP tiene un carácter que no va en su lugar. Revísala en tu documento."
    ),
    (
      "ÑAOD850103HGRBCN02",
      "La CURP tiene un carácter que no va en su lugar. Revísala en tu documento."
    ),
  ])
  func eachMistakeHasItsOwnWords(text: String, message: String) {
    #expect(throws: Malformed(message)) { try CURP(parsing: text) }
  }

  @Test func twentyNinthOfFebruaryOf1900DidNotExist() {
    let stem = "GODE000229MDFMZM0"
    #expect(CURP(stem + String(CURP.checkDigit(of: stem))) == nil)
  }

  struct Birth: Sendable {
    let names: String
    let first: String
    let second: String?
    let expected: String
  }

  @Test(arguments: [
    Birth(names: "Emma", first: "Gómez", second: "Díaz", expected: "GODE561231MDFMZM"),
    Birth(names: "Rubén", first: "D/amico", second: "Álvarez", expected: "DXAR561231MDFMLB"),
    Birth(names: "María Guadalupe", first: "Núñez", second: "Ñaña", expected: "NUXG561231MDFXXD"),
    Birth(names: "José", first: "De la O", second: nil, expected: "OXXJ561231MDFXXS"),
    Birth(names: "Irma", first: "Bueno", second: "Estrada", expected: "BXEI561231MDFNSR"),
    Birth(
      names: "María de los Ángeles", first: "Del Río", second: "San Juan",
      expected: "RISA561231MDFXNN"),
  ])
  func theSuggestionFollowsTheRegistrysRules(birth: Birth) throws {
    // A slash is not typed by people, so it enters here beside the name's own rule.
    guard
      let name = PersonName(
        names: birth.names, firstSurname: birth.first.replacing("/", with: "-"),
        secondSurname: birth.second)
    else { return #expect(Bool(false), "a name was refused") }
    let suggestion = CURP.suggestion(
      for: name, bornOn: try #require(CalendarDate("1956-12-31")), sex: .woman,
      in: .state(.ciudadDeMexico))
    #expect(suggestion == birth.expected)
  }

  @Test func itsDescriptionHidesIt() throws {
    let curp = try CURP(parsing: "AAOD850103HGRBCN02")
    #expect("\(curp)" == "••••CN02")
    let json = try JSONEncoder().encode([curp])
    #expect(String(decoding: json, as: UTF8.self) == #"["AAOD850103HGRBCN02"]"#)
    #expect(try JSONDecoder().decode([CURP].self, from: json) == [curp])
  }
}
