import Kernel
import Testing

@testable import Compliance

struct ListFileTests {
  private func people(_ text: String) throws -> [ListedPerson] {
    try people(Array(text.utf8))
  }

  private func people(_ bytes: [UInt8]) throws -> [ListedPerson] {
    let day = CalendarDate(year: 2026, month: 11, day: 20)!
    return try ListFile(source: "LPB", listedOn: day, bytes: bytes).people()
  }

  @Test func columnsAreFoundByNameInAnyOrderAndCase() throws {
    let found = try people(
      "RFC,Alias,NOMBRE,Curp\nRASJ800101AB1,El Chuy,Jesús  Ramírez,rasj800101hdfmtr09\n,,Ana,\n")
    #expect(
      found == [
        ListedPerson(
          position: 2, name: "Jesús Ramírez", curp: "RASJ800101HDFMTR09", rfc: "RASJ800101AB1"),
        ListedPerson(position: 3, name: "Ana", curp: nil, rfc: nil),
      ])
  }

  @Test func aSpreadsheetsQuotesSemicolonsAndLineEndingsAreRead() throws {
    let found = try people(
      "\u{FEFF}nombre;curp\r\n\"Ramírez; Soto \"\"El Güero\"\"\";\r\n\r\nAna;\r\n")
    #expect(found.map(\.name) == ["Ramírez; Soto \"El Güero\"", "Ana"])
    #expect(found.map(\.position) == [2, 4])
  }

  @Test func anOldSpreadsheetsLettersAreRead() throws {
    let found = try people(Array("nombre\nMu".utf8) + [0xF1] + Array("oz\n".utf8))
    #expect(found.map(\.name) == ["Muñoz"])
  }

  @Test func everyProblemIsSaidWithItsLine() {
    #expect(throws: UnusableList(errors: ["El archivo está vacío."])) { try people("") }
    #expect(throws: UnusableList.self, "an open quote would hide everybody after it") {
      try people("nombre,alias\nANA RUIZ,\"LA CHATA\nLUIS PAZ,\n")
    }
    #expect(throws: UnusableList(errors: ["Falta la columna «nombre» en el primer renglón."])) {
      try people("curp\nX\n")
    }
    #expect(throws: UnusableList(errors: ["No hay ninguna persona en el archivo."])) {
      try people("nombre\n")
    }
    #expect(
      throws: UnusableList(
        errors: ["Renglón 2: falta el nombre.", "Renglón 4: falta el nombre."])
    ) { try people("nombre,curp\n,X\nAna,\n---,\n") }
  }
}
