import Kernel
import Testing

@Suite struct RFCTests {
  @Test(arguments: [
    "GODE561231GR8", "COSC8001137NA", "A&A050908GT0", "SAT970701NN3", "EKU9003173C9",
    "MAB9307148T4", "CAMA911215CJ0", "SORC591116FJ6", "DIM8701081LA", "AÑÑ801231JK0",
  ])
  func publishedKeysHaveTheirCheckDigit(text: String) throws {
    let rfc = try RFC(parsing: text)
    #expect(rfc.checkDigitWarning == nil)
    #expect(rfc.kind == (text.count == 13 ? .fisica : .moral))
  }

  @Test(arguments: ["XAXX010101000", "XEXX010101000"])
  func genericKeysAreKnownAndNotWarnedAbout(text: String) throws {
    let rfc = try RFC(parsing: text)
    #expect(rfc.isGeneric)
    #expect(rfc.checkDigitWarning == nil)
    #expect(RFC.checkDigit(of: "XAXX01010100") == "4")
  }

  @Test func aWrongDigitWarnsAndIsNotRefused() throws {
    #expect(try RFC(parsing: "GODE561231GR9").checkDigitWarning != nil)
  }

  @Test(arguments: [
    ("GODE561231GR", "El RFC tiene un carácter que no va en su lugar."),
    ("GODE5612", "El RFC tiene 13 caracteres (12 si es de una empresa); escribiste 8."),
    ("GODE561331GR8", "La fecha dentro del RFC no existe."),
    ("GODE010229GR8", "La fecha dentro del RFC no existe."),
    ("GODE561231GRB", "El RFC tiene un carácter que no va en su lugar."),
  ])
  func eachMistakeHasItsOwnWords(text: String, message: String) {
    #expect(throws: Malformed(message)) { try RFC(parsing: text) }
  }

  @Test func theCenturyOfTwoDigitsIsNotGuessed() throws {
    #expect(try RFC(parsing: "gode-000229-gr8").text == "GODE000229GR8")
  }

  @Test func theSuggestionIsTheSATsPublishedExample() throws {
    let name = try #require(
      PersonName(names: "Emma", firstSurname: "Gómez", secondSurname: "Díaz"))
    let birth = try #require(CalendarDate("1956-12-31"))
    #expect(RFC.suggestion(for: name, bornOn: birth) == "GODE561231GR8")
    #expect(RFC.homoclave(of: "ESCUELA KEMPER URGATE") == "3C")
  }

  @Test(arguments: [
    ("Ana", "Po", "Núñez", "PNAN"), ("Ana", "Ortiz", nil, "ORAN"),
    ("Néstor", "Méndez", "Ortiz", "MEOX"), ("José Ángel", "Ñoño", "Ruiz", "ÑORA"),
  ])
  func lettersFollowTheSATsRules(
    names: String, first: String, second: String?, expected: String
  ) throws {
    let name = try #require(
      PersonName(names: names, firstSurname: first, secondSurname: second))
    let birth = try #require(CalendarDate("1990-01-31"))
    #expect(RFC.suggestion(for: name, bornOn: birth).hasPrefix(expected + "900131"))
  }
}
