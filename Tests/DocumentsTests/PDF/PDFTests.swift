import Documents
import Foundation
import Testing

struct PDFTests {
  private let brand = DocumentBrand(
    name: "Solera", legalName: "Solera Demostración, S.A. de C.V., SOFOM, E.N.R.",
    colour: "#0b5d4e", contactLines: ["Av. de la Demostración 100, Col. Centro", "solera.example"],
    demonstration: true)
  private let instant = Date(timeIntervalSince1970: 1_795_186_800)

  private func document(_ markdown: String) -> RenderedDocument {
    RenderedDocument(name: "prueba", version: 3, templateSHA256: "", markdown: markdown)
  }

  private func pages(_ markdown: String) throws -> [String] {
    let bytes = PDF.make(document(markdown), brand: brand, issuedAt: instant, folio: "SOL-1")
    return try Poppler.text(bytes).split(separator: "\u{0C}").map(String.init)
  }

  @Test func theSameDocumentGivesTheSameBytes() async throws {
    let document = document("# Título\n\nCuerpo con **negritas**.\n\n|a|b|\n|-|-:|\n|1|2|")
    let make = { @Sendable [brand, instant] in
      PDF.make(document, brand: brand, issuedAt: instant, folio: "SOL-1")
    }
    let first = make()
    let others = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { make() } }
      return await group.reduce(into: [[UInt8]]()) { $0.append($1) }
    }
    #expect(others.allSatisfy { $0 == first })
    #expect(first.starts(with: "%PDF-1.".utf8))
  }

  @Test func aSecondTitleBeginsAPageOfItsOwn() throws {
    let pages = try pages("# Pagaré 1 de 2\n\nUno.\n\n# Pagaré 2 de 2\n\nDos.")
    #expect(pages.count == 2)
    #expect(pages[0].contains("Uno.") && !pages[0].contains("Dos."))
    #expect(pages[1].contains("Pagaré 2 de 2") && pages[1].contains("Dos."))
  }

  @Test func eachPageSaysWhichItIsAndWhoLends() throws {
    let text = (1...120).map { "Párrafo \($0) con palabras suficientes." }.joined(separator: "\n\n")
    let pages = try pages("# Contrato\n\n" + text)
    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Página \(index + 1) de \(pages.count)"))
      #expect(page.contains("Solera"))
      #expect(page.contains("DEMOSTRACIÓN · SIN VALIDEZ LEGAL"))
      #expect(page.contains("Folio SOL-1"))
      #expect(page.contains("versión 3"))
    }
    let whole = pages.joined()
    #expect((1...120).allSatisfy { whole.contains("Párrafo \($0) con palabras") })
  }

  @Test func aTableRepeatsItsHeaderAndLosesNoRow() throws {
    let rows = (1...90).map { "| \($0) | $\($0).00 |" }.joined(separator: "\n")
    let pages = try pages("| Número de pago | Pago total |\n|---:|---:|\n\(rows)")
    #expect(pages.count == 3)
    #expect(pages.allSatisfy { $0.contains("Número de pago") })
    #expect((1...90).allSatisfy { pages.joined().contains("$\($0).00") })
  }

  @Test func aRowTallerThanAPageIsStillReadWhole() throws {
    let long = (1...1500).map { "palabra\($0)" }.joined(separator: " ")
    let text = try pages("| | |\n|-|-|\n| Cláusula | \(long) |\n| Fin | ya |").joined(
      separator: " ")
    #expect((1...1500).allSatisfy { text.contains("palabra\($0)") })
  }

  @Test func theFileSaysItsTitleAuthorDateAndLanguage() throws {
    let bytes = PDF.make(
      document("# Carátula"), brand: brand, issuedAt: instant, folio: "SOL-1")
    let info = try Poppler.info(bytes)
    #expect(info.contains("Carátula · SOL-1"))
    #expect(info.contains("Solera Demostración"))
    #expect(info.contains("2026-11-20"))
    #expect(String(decoding: bytes, as: UTF8.self).contains("/Lang (es-MX)"))
    #expect(info.contains("612 x 792 pts (letter)"))
  }

  @Test func aHostileDocumentOnlyDrawsItsWords() throws {
    let text = try pages("# <b>x</b> & \"y\"\n\n`<span size=\"1\">` <br> ***9 < 10 %***").joined()
    #expect(text.contains("<span size=\"1\">"))
    #expect(text.contains("9 < 10 %"))
  }
}
