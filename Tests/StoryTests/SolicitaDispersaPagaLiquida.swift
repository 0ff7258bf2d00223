import CaudalServer
import Foundation
import Kernel
import Tenancy
import Testing

/// One borrower's life with the lender, in ten steps, as a browser without JavaScript lives it.
@Suite(.serialized) struct SolicitaDispersaPagaLiquida {
  @Test func aLoanLivesItsWholeLife() async throws {
    try await StoryHouse.with { house in
      let ana = Applicant(1)
      let portal = house.browser()
      try await seesThePriceFirst(portal)
      let application = try await applies(ana, portal, house)
      try await isApprovedAndReadsTheContract(application, portal, house)
      try await signs(ana, application, portal, house)
      try await isPaid(portal, house)
      let clabe = try await pays(ana, portal, house)
      try await timePasses(house)
      let books = try await staffLook(house)
      try await finishes(ana, clabe, portal, house)
      #expect(try await books.get("/oficina/contabilidad").words.contains("Cuadra"))
    }
  }

  private func seesThePriceFirst(_ portal: Browser) async throws {
    let home = try await portal.get("/?producto=credito-quincenal&monto=4000&plazo=12")
    #expect(home.status == 200)
    #expect(home.words.contains("CAT"))
    #expect(home.words.contains("SIPRES"))
    #expect(home.words.contains("Total a pagar"))
    #expect(!home.text.contains("name=\"curp\""), "nothing is asked before the price is seen")
  }

  private func applies(
    _ ana: Applicant, _ portal: Browser, _ house: StoryHouse
  ) async throws -> String {
    try await portal.get("/solicitud?producto=credito-quincenal&monto=4000&plazo=12")
    try await portal.submit("/solicitud", ["telefono": ana.phone])
    let code = try await house.code(phone: ana.e164, after: 0)
    let identity = try await portal.submit("/solicitud/codigo", ["codigo": code])
    #expect(identity.path.hasSuffix("/identidad"))
    let application = String(identity.path.dropLast("/identidad".count))

    let refused = try await portal.submit(application, ["nombre": "Ana", "curp": "MAL"])
    #expect(refused.status == 422)
    #expect(refused.words.contains("La CURP tiene 18 caracteres; escribiste 3."))
    try await portal.submit(
      application,
      [
        "nombre": "Ana", "primer_apellido": "García", "segundo_apellido": "López",
        "curp": ana.curp, "rfc": ana.rfc, "entidad_nacimiento": "DF", "correo": ana.email,
      ])
    let confirmed = try await house.confirms(ana.email)
    #expect(confirmed.words.contains("Tu correo está confirmado"))
    let street = try await portal.submit(application, ["cp": "06700"])
    #expect(street.words.contains("Cuauhtémoc, Ciudad de México"))
    try await portal.submit(
      application, ["colonia": "Roma Norte", "calle": "Orizaba", "numero_exterior": "12"])
    try await portal.submit(
      application,
      [
        "ocupacion": "Empleado", "ingreso_mensual": "18,000", "clabe": ana.clabe,
        "cuenta_propia": "on",
      ])
    try await portal.submit(
      application, ["pep": "no", "cuenta_propia": "si", "origen": "Salario"])
    let photograph = (name: "ine.png", type: "image/png", bytes: Applicant.photograph)
    try await portal.submit(
      application, files: ["ineFront": photograph, "ineBack": photograph])
    let review = try await portal.submit(
      application, ["datos_financieros": "on"])
    #expect(review.words.contains("Revisa y envía"))
    return application
  }

  private func isApprovedAndReadsTheContract(
    _ application: String, _ portal: Browser, _ house: StoryHouse
  ) async throws {
    let sent = try await portal.submit(application + "/envio")
    #expect(sent.words.contains("Tu crédito está aprobado"))
    try await house.eventually("the contract") {
      try await portal.get(application).words.contains("Leer y firmar mi contrato")
    }
    try await portal.get(application + "/contrato")
    for document in ["caratula", "contrato-adhesion", "tabla-amortizacion"] {
      let read = try await portal.get(application + "/contrato/" + document)
      #expect(read.status == 200)
      let pdf = try await portal.get(application + "/contrato/" + document + "/pdf")
      #expect(pdf.body.starts(with: Array("%PDF".utf8)))
    }
  }

  private func signs(
    _ ana: Applicant, _ application: String, _ portal: Browser, _ house: StoryHouse
  ) async throws {
    let count = await house.demo.messageCount(at: "solera", phone: ana.e164)
    try await portal.get(application + "/contrato")
    try await portal.submit(application + "/contrato/codigo")
    let code = try await house.code(phone: ana.e164, after: count)
    let form = try #require(
      PageForm.all(in: portal.last?.text ?? "", at: "").first {
        $0.action.hasSuffix("/contrato/firma")
      })
    let boxes =
      form.markup.matches(of: /type="checkbox"[^>]*name="([^"]+)"/)
      .map { String($0.output.1) }
      + form.markup.matches(of: /name="([^"]+)"[^>]*type="checkbox"/).map { String($0.output.1) }
    var fields = Dictionary(boxes.map { ($0, "on") }) { first, _ in first }
    fields["codigo"] = code
    fields["latitude"] = "19.430000"
    fields["longitude"] = "-99.130000"
    fields["accuracy"] = "20"
    let signed = try await portal.submit(application + "/contrato/firma", fields)
    #expect(signed.status == 200)
    try await house.eventually("the signature") {
      try await portal.get(application).words.contains("Firmaste tu contrato")
    }
    let mail = try await house.mail(about: "Tu contrato", to: ana.email)
    #expect(mail.attachments.contains { $0.name.hasPrefix("contrato-adhesion-SOL-") })
    #expect(mail.attachments.contains { $0.name.hasPrefix("evidencia-de-firma-SOL-") })
    for paper in try await house.papers(of: mail) {
      #expect(paper.starts(with: Array("%PDF".utf8)))
    }
  }

  private func isPaid(_ portal: Browser, _ house: StoryHouse) async throws {
    try await house.eventually("the money") {
      try await portal.get("/mi-credito").words.contains("Vigente")
    }
  }

  private func pays(
    _ ana: Applicant, _ portal: Browser, _ house: StoryHouse
  ) async throws -> String {
    let page = try await portal.get("/mi-credito").words
    let match = try #require(page.firstMatch(of: /646[ \d]{15,22}/))
    let clabe = String(match.output.filter(\.isNumber).prefix(18))
    try await house.demo.transfer(.mxn(500), to: clabe, copies: 3)
    try await house.eventually("the payment") {
      try await portal.get("/mi-credito").words.contains("$500.00 a favor")
    }
    let receipt = try await house.mail(about: "Recibimos tu pago de $500.00", to: ana.email)
    #expect(receipt.text.contains("Este correo es tu recibo."))
    return clabe
  }

  private func timePasses(_ house: StoryHouse) async throws {
    let manifest = try #require(house.demo.house.tenants.slug("solera")).manifest
    let today = CalendarDate(Date(), in: manifest.timeZone)
    try await house.demo.travel(to: today.adding(days: 75), at: "solera")
  }

  /// Answers the accountant at the books.
  private func staffLook(_ house: StoryHouse) async throws -> Browser {
    let office = try await house.staff("gerente")
    let home = try await office.get("/oficina")
    #expect(home.status == 200)
    let loans = try await office.get("/oficina/creditos")
    let link = try #require(loans.text.firstMatch(of: /\/oficina\/creditos\/loan_[0-9a-f]{32}/))
    let loan = try await office.get(String(link.output))
    #expect(loan.words.contains("SOL-"))
    #expect(loan.words.contains("Atraso"))
    let folio = try #require(loan.words.firstMatch(of: /SOL-[0-9A-Z-]+/))
    let jumped = try await office.get("/oficina/buscar?q=\(folio.output.lowercased())")
    #expect(jumped.path == loan.path, "an exact folio goes straight to its loan")
    let person = try #require(loan.text.firstMatch(of: /\/oficina\/personas\/party_[0-9a-f]{32}/))
    let record = try await office.get(String(person.output))
    #expect(record.words.contains("García"))
    #expect(record.words.contains("a•••@correo.example Confirmado"))
    let said = try await office.get(String(person.output) + "/mensajes").words
    #expect(said.contains("Correo Tu contrato"))
    let accountant = try await house.staff("contador")
    #expect(try await accountant.get("/oficina/contabilidad").words.contains("Cuadra"))
    return accountant
  }

  /// Late by now: the quote has its moratorio, and paying it to the centavo closes the loan.
  private func finishes(
    _ ana: Applicant, _ clabe: String, _ portal: Browser, _ house: StoryHouse
  ) async throws {
    let loan = try await portal.get("/mi-credito").path
    let early = try await portal.get(loan + "/carta-finiquito.pdf")
    #expect(early.status == 404, "there is no letter before the loan is paid")
    let quote = try await portal.get(loan + "/liquidacion")
    #expect(quote.words.contains("Interés moratorio"))
    let figure = try #require(quote.text.firstMatch(of: /big-figure">\$([\d,.]+)</))
    let total = try #require(Money(parsing: String(figure.output.1)))
    try await house.demo.transfer(total, to: clabe)
    try await house.eventually("the end of the loan") {
      try await portal.get(loan).words.contains("Terminaste de pagar")
    }
    let ended = try await portal.get(loan)
    #expect(ended.words.contains("No debes nada") && !ended.words.contains("a favor"))
    for paper in ["carta-finiquito.pdf", "estado-de-cuenta.pdf"] {
      let pdf = try await portal.get(loan + "/" + paper)
      #expect(pdf.status == 200 && pdf.body.starts(with: Array("%PDF".utf8)), "\(paper)")
    }
    let mail = try await house.mail(about: "Tu carta finiquito", to: ana.email)
    #expect(mail.attachments.contains { $0.name.hasPrefix("carta-finiquito-CF-SOL-") })
  }
}
