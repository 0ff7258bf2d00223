import CRMAPI
import Kernel
import PlacesAPI
import Testing
import Web

@testable import Origination

@Suite("The address is asked by its postal code")
struct AddressStepTests {
  private static let area = PostalArea(
    code: PostalCode("06700")!,
    settlements: [
      .init(name: "Roma Norte", kind: "Colonia", municipality: "Cuauhtémoc"),
      .init(name: "Condesa", kind: "Colonia", municipality: "Cuauhtémoc"),
    ])

  private static func form(_ changes: [String: String]) -> Form {
    let usual = [
      "cp": "06700", "calle": "Orizaba", "numero_exterior": "12", "municipio": "Cuauhtémoc",
      "colonia": "Roma Norte",
    ]
    return Form(filledWith: usual.merging(changes) { $1 })
  }

  @Test("A colonia of the list is kept as the list writes it")
  func listed() throws {
    var form = Self.form(["colonia": "ROMA NORTE", "municipio": "cuauhtemoc"])
    let address = try AddressStep.read(&form, in: Self.area).address
    #expect(address?.neighborhood == "Roma Norte")
    #expect(address?.municipality == "Cuauhtémoc")
    #expect(address?.state == "DF")
    #expect(address?.isNeighborhoodListed == true)
  }

  @Test("One that does not appear is typed, and marked")
  func unlisted() throws {
    var form = Self.form(["colonia": AddressStep.unlisted, "colonia_otra": "Rinconada"])
    let address = try AddressStep.read(&form, in: Self.area).address
    #expect(address?.neighborhood == "Rinconada")
    #expect(address?.isNeighborhoodListed == false)
  }

  @Test("It has to be named, and the municipality is the code's")
  func refused() {
    var nameless = Self.form(["colonia": AddressStep.unlisted])
    #expect(throws: InvalidFields.self) { try AddressStep.read(&nameless, in: Self.area) }
    #expect(nameless.error("colonia_otra") != nil)

    var elsewhere = Self.form(["municipio": "Iztacalco"])
    #expect(throws: InvalidFields.self) { try AddressStep.read(&elsewhere, in: Self.area) }
    #expect(elsewhere.error("municipio")?.contains("Cuauhtémoc") == true)
  }

  @Test("A colonia of the code's other municipality is said to be so")
  func otherSide() throws {
    let area = PostalArea(
      code: PostalCode("06700")!,
      settlements: [
        .init(name: "Roma Norte", kind: "Colonia", municipality: "Cuauhtémoc"),
        .init(name: "Escandón", kind: "Colonia", municipality: "Miguel Hidalgo"),
      ])
    var form = Self.form(["colonia": "escandon"])
    #expect(throws: InvalidFields.self) { try AddressStep.read(&form, in: area) }
    #expect(form.error("colonia")?.contains("Miguel Hidalgo") == true)

    var right = Self.form(["colonia": "escandon", "municipio": "Miguel Hidalgo"])
    #expect(try AddressStep.read(&right, in: area).address?.isNeighborhoodListed == true)

    var neither = Self.form(["colonia": "escandon", "municipio": "Iztacalco"])
    #expect(throws: InvalidFields.self) { try AddressStep.read(&neither, in: area) }
    #expect(neither.error("colonia") == nil, "one fault, one message")
  }

  @Test("Without a catalogue everything is taken as typed")
  func typed() throws {
    var form = Self.form(["colonia": "La que sea", "municipio": "Donde sea"])
    let address = try AddressStep.read(&form, in: nil).address
    #expect(address?.neighborhood == "La que sea")
    #expect(address?.isNeighborhoodListed == nil)
  }
}
