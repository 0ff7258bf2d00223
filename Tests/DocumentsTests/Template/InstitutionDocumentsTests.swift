import Documents
import Foundation
import TestKit
import Testing

/// What both demonstration institutions wrote, held against what the law wants on paper.
struct InstitutionDocumentsTests {
  private static let everyPaper = ["solera", "raices"].flatMap { institution in
    DocumentKind.allCases.map { Paper(institution: institution, kind: $0) }
  }

  struct Paper: Sendable, CustomStringConvertible {
    let institution: String
    let kind: DocumentKind
    var description: String { "\(institution)/\(kind.rawValue)" }

    func source() throws -> String {
      let path = Repository.path(
        "Tenants/\(institution)/documents/\(kind.rawValue)/v1.md.mustache")
      return try String(contentsOfFile: path, encoding: .utf8)
    }

    func document(_ values: TemplateValues? = nil) throws -> RenderedDocument {
      let template = try DocumentTemplate(
        name: kind.rawValue, version: 1, source: source(), catalogue: kind.catalogue)
      return try template.render(values ?? kind.catalogue.samples)
    }

    func pages() throws -> [String] {
      let pdf = PDF.make(
        try document(),
        brand: DocumentBrand(
          name: institution, legalName: "Demostración, S.A. de C.V., SOFOM, E.N.R.",
          colour: "#0b5d4e", demonstration: true),
        issuedAt: Date(timeIntervalSince1970: 1_795_186_800), folio: "SOL-1")
      return try Poppler.text(pdf).split(separator: "\u{0C}").map(String.init)
    }
  }

  @Test(arguments: everyPaper)
  func everyTemplateIsWholeAndRenders(paper: Paper) throws {
    let problems = DocumentTemplate.problems(
      in: try paper.source(), catalogue: paper.kind.catalogue)
    #expect(problems.isEmpty)
    #expect(!(try paper.document().blocks.isEmpty))
    #expect(
      try paper.source().split(separator: "\n").first { !$0.hasPrefix("{{#") }?
        .hasPrefix("# ") == true)
  }

  @Test(arguments: ["solera", "raices"])
  func theCaratulaFitsOnAPageInTheOrderOfTheProvisions(institution: String) throws {
    let pages = try Paper(institution: institution, kind: .caratula).pages()
    #expect(pages.count == 1)
    let rows = [
      "Nombre comercial del producto", "Tipo de crédito", "CAT (Costo Anual Total)",
      "Plazo del crédito", "Fecha límite de pago", "Fecha de corte", "Comisiones relevantes",
      "Advertencias", "Seguros", "Estado de cuenta", "Aclaraciones y reclamaciones",
      "Registro de Contratos de", "CONDUSEF", "Esta carátula forma parte",
    ]
    let places = rows.map { row in pages[0].ranges(of: row).first?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test(arguments: ["solera", "raices"])
  func theLegendsAreWordForWord(institution: String) throws {
    let caratula = try Paper(institution: institution, kind: .caratula).document().html
    for legend in [
      "Incumplir tus obligaciones te puede generar comisiones e intereses moratorios",
      "Contratar créditos que excedan tu capacidad de pago afecta tu historial crediticio",
      "El avalista, obligado solidario o coacreditado responderá como obligado principal por el "
        + "total del pago frente a la Entidad Financiera",
      "Sin IVA.", "Para fines informativos y de comparación.", "800 999 8080", "55 5340 0999",
    ] { #expect(caratula.contains(legend)) }
    let statement = try Paper(institution: institution, kind: .estadoDeCuenta).document().html
    #expect(
      statement.contains(
        "Contratar créditos por arriba de tu capacidad de pago puede afectar tu historial"))
  }

  @Test func aLoanWithoutFeesSaysSo() throws {
    var values = DocumentKind.caratula.catalogue.samples
    for name in ["credito.comisionApertura", "credito.comisionAperturaIVA"] { values[name] = "" }
    for name in ["credito.comisionCobranza", "credito.cargosPorPago"] { values[name] = "" }
    let html = try Paper(institution: "solera", kind: .caratula).document(values).html
    #expect(html.contains("Este crédito no tiene comisiones."))
    #expect(!html.contains("Apertura:"))
    #expect(html.contains("no incluye ni exige seguros"))
  }

  @Test func theWarningToGuarantorsIsOnlyWhereThereAreAny() throws {
    var values = DocumentKind.caratula.catalogue.samples
    values["obligacionSolidaria"] = false
    let html = try Paper(institution: "raices", kind: .caratula).document(values).html
    #expect(!html.contains("El avalista"))
  }

  @Test func eachNameOfTheCatalogueIsUniqueAndExplained() {
    for kind in DocumentKind.allCases {
      let names = kind.catalogue.variables.map(\.name)
      #expect(Set(names).count == names.count)
      #expect(kind.catalogue.variables.allSatisfy { !$0.meaning.isEmpty && !$0.sample.isEmpty })
    }
  }

  @Test func aConsentKnowsWhichWordsItWas() throws {
    let paper = Paper(institution: "solera", kind: .mercadotecnia)
    let template = try DocumentTemplate(
      name: paper.kind.rawValue, version: 1, source: try paper.source(),
      catalogue: paper.kind.catalogue)
    let text = try LegalText(.mercadotecnia, template: template, lender: .sample)
    var other = LenderFields.sample
    other.legalName = "Otra, S.A."
    let otherText = try LegalText(.mercadotecnia, template: template, lender: other)
    #expect(text.sha256.count == 64)
    #expect(text.sha256 != otherText.sha256)
    #expect(text.title == "Promociones (opcional)")
  }
}
