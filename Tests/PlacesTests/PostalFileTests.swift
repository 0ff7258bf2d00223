import Testing

@testable import Places

@Suite("The file of Correos de México")
struct PostalFileTests {
  static let head = """
    El Catálogo Nacional de Códigos Postales es elaborado por Correos de México
    d_codigo|d_asenta|d_tipo_asenta|D_mnpio|d_estado|d_ciudad
    """

  static func file(_ lines: String...) -> [UInt8] {
    Array(([head] + lines).joined(separator: "\r\n").utf8)
  }

  @Test("A line is a settlement, with accents kept, in UTF-8 and in Latin-1")
  func lines() throws {
    let text = Self.file("06700|Roma Norte|Colonia|Cuauhtémoc|Ciudad de México|")
    let latin = String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8($0.value) }
    for bytes in [text, latin] {
      let file = try PostalFile(bytes)
      #expect(file.codeCount == 1)
      #expect(file.lines.map(\.settlement.municipality) == ["Cuauhtémoc"])
      #expect(file.lines.map(\.code) == ["06700"])
    }
  }

  @Test("A settlement listed twice counts once, and one code has many")
  func repeats() throws {
    let file = try PostalFile(
      Self.file(
        "03300|Portales Sur|Colonia|Benito Juárez|", "03300|Portales Sur|Colonia|Benito Juárez|",
        "03300|Portales Norte|Colonia|Benito Juárez|"))
    #expect(file.lines.count == 2)
    #expect(file.codeCount == 1)
  }

  @Test("What is not that file is refused, and a bad line says which")
  func refused() {
    #expect(throws: PostalFileRefused.notACatalogue) { try PostalFile(Array("hola".utf8)) }
    #expect(throws: PostalFileRefused.notACatalogue) { try PostalFile([]) }
    #expect(throws: PostalFileRefused.notACatalogue) { try PostalFile(Self.file()) }
    #expect(throws: PostalFileRefused.badLine(3, "le faltan columnas.")) {
      try PostalFile(Self.file("06700|Roma Norte"))
    }
    #expect(throws: PostalFileRefused.badLine(3, "«6700» no es un código postal.")) {
      try PostalFile(Self.file("6700|Roma Norte|Colonia|Cuauhtémoc"))
    }
  }
}
