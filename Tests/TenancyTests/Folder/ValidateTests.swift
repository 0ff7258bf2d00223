import Tenancy
import Testing

@Suite struct ValidateTests {
  @Test(arguments: ["solera", "raices"])
  func theDemoInstitutionsHold(slug: String) throws {
    let problems = validate(try DemoFolders.folder(slug))
    #expect(problems.map(\.description) == [])
  }

  /// One mistake, the line it is on, and words of the message.
  struct Mistake: Sendable {
    let file: String
    let old: String
    let new: String
    let says: String
    /// A text of the line where it is told; the changed one unless it says otherwise.
    var at: String?

    /// Counted in the file before it was spoiled.
    func line(in folder: ManifestFolder) -> Int? {
      let source = String(decoding: folder.files[file] ?? [], as: UTF8.self)
      let lines = source.split(omittingEmptySubsequences: false) { $0.isNewline }
      return lines.firstIndex { $0.contains(at ?? old) }.map { $0 + 1 }
    }
  }

  @Test(arguments: [
    Mistake(
      file: "tenant.yaml", old: "  tagline:", new: "  taglin:",
      says: "No existe la clave «taglin». ¿Quiso decir «tagline»?"),
    Mistake(
      file: "tenant.yaml", old: "rfc: SDE000101XX6", new: "rfc: SDE000101XX5",
      says: "El último carácter del RFC no es el esperado."),
    Mistake(
      file: "tenant.yaml", old: "sipres: \"000000\"", new: "sipres: 000000",
      says: "Póngalo entre comillas: \"000000\"."),
    Mistake(
      file: "tenant.yaml", old: "onBrand: \"#ffffff\"", new: "onBrand: \"#ff8f7a\"",
      says: "Necesita al menos 4.5 (WCAG AA)"),
    Mistake(
      file: "tenant.yaml", old: "secondApproval: 20000", new: "secondApproval: 7000",
      says: "El límite automático supera al de segunda aprobación.",
      at: "automaticApproval:"),
    Mistake(
      file: "tenant.yaml", old: "timeZone: America/Mexico_City", new: "timeZone: America/Roma",
      says: "No existe la zona horaria «America/Roma»."),
    Mistake(
      file: "tenant.yaml", old: "privateKey: stp.private-key",
      new: "privateKey: \"-----BEGIN KEY-----\"",
      says: "Escriba el nombre del secreto en la bóveda, no su valor."),
    Mistake(
      file: "tenant.yaml", old: "own: \"646180990100000006\"",
      new: "own: \"646180990100000007\"",
      says: "El último dígito de la CLABE no corresponde."),
    Mistake(
      file: "tenant.yaml", old: "security: starttls", new: "security: ninguna",
      says: "El correo no dice cómo se cifra.", at: "      host: smtp.solera.example"),
    Mistake(
      file: "tenant.yaml", old: "port: \"587\"", new: "port: \"0\"",
      says: "El correo no dice su puerto.", at: "      host: smtp.solera.example"),
    Mistake(
      file: "messages/pago-recibido.correo.mustache", old: "| Crédito | {{folio}} |",
      new: "| Crédito | {{folios}} |",
      says: "No existe la variable «folios»."),
    Mistake(
      file: "messages/pago-recibido.correo.mustache", old: "Asunto: Recibimos",
      new: "Recibimos", says: "El correo no dice su asunto."),
    Mistake(
      file: "products/credito-quincenal.yaml", old: "annualRate: 72 %", new: "annualRate: 0.72",
      says: "Con su signo: 60 % o 1.75 %."),
    Mistake(
      file: "products/credito-quincenal.yaml", old: "moratorioAnnualRate: 108 %",
      new: "moratorioAnnualRate: 150 %",
      says: "La tasa moratoria supera el doble de la ordinaria.", at: "frequency:"),
    Mistake(
      file: "products/credito-quincenal.yaml", old: "{share: 3 %,", new: "{share: 100 %,",
      says: "La comisión por apertura, $2,320.00 con su IVA, no deja nada del monto.",
      at: "frequency:"),
    Mistake(
      file: "products/credito-quincenal.yaml", old: "preset: 8000", new: "preset: 8100",
      says: "El rango de montos no cuadra."),
    Mistake(
      file: "products/credito-quincenal.yaml", old: "code: credito-quincenal",
      new: "code: credito", says: "Nombre el archivo credito.yaml."),
    Mistake(
      file: "messages/pago-recibido.sms.mustache", old: "{{folio}}", new: "{{folios}}",
      says: "No existe la variable «folios». ¿Quiso decir «folio»?"),
    Mistake(
      file: "logo.svg", old: "<circle", new: "<script>alert(1)</script><circle",
      says: "El logotipo lleva «<script»."),
  ])
  func eachMistakeIsNamedWithItsLine(mistake: Mistake) throws {
    let folder = try DemoFolders.solera(
      mistake.file, replacing: mistake.old, with: mistake.new)
    let problems = validate(folder)
    let found = problems.first { $0.description.contains(mistake.says) }
    #expect(found != nil, "\(problems)")
    #expect(found?.file == mistake.file)
    #expect(found?.line == mistake.line(in: try DemoFolders.folder("solera")))
  }

  @Test func everyMistakeIsToldAndNotOnlyTheFirst() throws {
    var folder = try DemoFolders.solera("tenant.yaml", replacing: "slug: solera", with: "slug: S")
    folder.files["products/credito-mensual.yaml"] = Array("code: credito-mensual\n".utf8)
    folder.files["policies/prequalification.v1.dmn"] = nil
    folder.files["notas.txt"] = Array("hola".utf8)
    let problems = validate(folder)
    #expect(
      Set(problems.map(\.file)) == [
        "tenant.yaml", "products/credito-mensual.yaml", "policies/",
        "notas.txt",
      ])
    #expect(problems.count >= 10)
    #expect(problems == problems.sorted())
  }

  @Test func aManifestThatDoesNotHoldCannotBeApplied() throws {
    let folder = try DemoFolders.solera("tenant.yaml", replacing: "slug: solera", with: "slug: sol")
    #expect(throws: ManifestRefused.self) { try ValidManifest(folder) }
  }
}

extension ValidateTests {
  @Test func aPermissionThatTheHouseDoesNotAskForIsNamed() throws {
    let folder = try DemoFolders.folder("solera")
    let known = try Set(ValidManifest(folder).manifest.roles.flatMap(\.permissions))
    #expect(validate(folder, permissions: known) == [])

    let spoiled = try DemoFolders.solera(
      "tenant.yaml", replacing: "      - payments.till\n      - payments.reverse",
      with: "      - payments.til\n      - payments.reverse")
    let problems = validate(spoiled, permissions: known)
    #expect(problems.map(\.message) == ["No existe el permiso «payments.til»."])
    #expect(problems.first?.whatToDo == "¿Quiso decir «payments.till»?")
    #expect((problems.first?.line ?? 0) > 90)
  }

  /// Whatever is done to the bytes, the answer is a list of problems or none, and soon.
  @Test func spoiledFilesNeverDoMoreThanBeRefused() throws {
    let folder = try DemoFolders.folder("solera")
    let files = ["tenant.yaml", "copy.es-MX.yaml", "products/credito-mensual.yaml"]
    let odd = Array("&*!|>{}[]\"'#:-?%@`\t\n\u{0}9é".utf8)
    var state: UInt64 = 20_261_120
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for round in 0..<96 {
      var spoiled = folder
      let file = files[round % files.count]
      var bytes = spoiled.files[file] ?? []
      for _ in 0...roll(4) {
        let place = roll(bytes.count)
        switch roll(3) {
        case 0: bytes[place] = odd[roll(odd.count)]
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + roll(40)))
        case _: bytes.insert(contentsOf: bytes.suffix(roll(60)), at: place)
        }
      }
      spoiled.files[file] = bytes
      _ = validate(spoiled)
    }
  }

  @Test(arguments: [("perInstallment", "pagares"), ("atSightOnPaper", "pagare")])
  func aProductThatPromisesAPagareNeedsItsText(choice: String, kind: String) throws {
    var folder = try DemoFolders.folder("solera")
    let product = "products/credito-quincenal.yaml"
    let yaml = String(decoding: folder.files[product] ?? [], as: UTF8.self)
    folder.files[product] = Array(yaml.replacing("pagare: none", with: "pagare: \(choice)").utf8)
    #expect(validate(folder).isEmpty, "both institutions have the texts")
    folder.files["documents/\(kind)/v1.md.mustache"] = nil
    #expect(
      validate(folder).map(\.message) == [
        "Falta el documento «\(kind)», que pide el producto credito-quincenal."
      ])
  }
}

extension ValidateTests {
  @Test func mailThatNobodyCarriesAndMailWithoutItsQuestionAreRefused() throws {
    var folder = try DemoFolders.folder("solera")
    folder.files["messages/correo-confirmacion.correo.mustache"] = nil
    #expect(validate(folder).map(\.message) == ["Falta el mensaje «correo-confirmacion»."])

    let yaml = String(decoding: folder.files["tenant.yaml"] ?? [], as: UTF8.self)
    let start = try #require(yaml.ranges(of: "  mail:\n").first)
    let end = try #require(yaml.ranges(of: "accounts:\n").first)
    folder.files["tenant.yaml"] = Array(
      (yaml[..<start.lowerBound] + "\n" + yaml[end.lowerBound...]).utf8)
    #expect(
      validate(folder).map(\.message) == [
        "Hay correos escritos y la institución no tiene quien los lleve."
      ])
    for path in folder.files.keys where path.hasSuffix(".correo.mustache") {
      folder.files[path] = nil
    }
    #expect(validate(folder).isEmpty, "an institution may write by text alone")
  }

  @Test func aCodeCannotGoByMailAlone() throws {
    var folder = try DemoFolders.folder("solera")
    folder.files["messages/codigo-firma.sms.mustache"] = nil
    #expect(
      validate(folder).map(\.whatToDo) == ["Agregue messages/codigo-firma.sms.mustache."])
  }
}
