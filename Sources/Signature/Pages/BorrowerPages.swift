import Documents
import Kernel
import SignatureAPI
import Web

/// What the borrower does with a contract on the portal.
struct BorrowerPages: Sendable {
  let desk: Desk
  /// Holds the flow of the code between asking for it and typing it.
  static let flowCookie = "firma"

  var routes: Routes {
    var routes = Routes()
    routes.get("/solicitud/:application/contrato", .borrower) { visit in
      try await page(visit, form: Form())
    }
    routes.get("/solicitud/:application/contrato/:document", .borrower) { visit in
      try await read(visit)
    }
    routes.get("/solicitud/:application/contrato/:document/pdf", .borrower) { visit in
      let copy = try await shown(visit).copy
      return .file(
        copy.pdf, contentType: "application/pdf", name: "\(copy.document.kind.rawValue).pdf")
    }
    routes.post("/solicitud/:application/contrato/codigo", .borrower) { visit in
      try await sendCode(visit)
    }
    routes.post("/solicitud/:application/contrato/firma", .borrower) { visit in
      try await sign(visit)
    }
    routes.post("/solicitud/:application/contrato/cancelacion", .borrower) { visit in
      try await cancel(visit)
    }
    routes.shows(BorrowerContractPage.self, in: .portal)
    routes.shows(ReadDocumentPage.self, in: .portal)
    return routes
  }

  private func own(_ visit: Visit) async throws -> ContractOverview {
    let application = try visit.id("application", ApplicationID.self)
    let party = try visit.borrower().party
    guard let own = try await ReadContract(desk: desk)(application, of: party, for: visit.tenant)
    else { throw NotFound() }
    return own
  }

  private func page(_ visit: Visit, form: Form, status: Int = 200) async throws -> Reply {
    let hasCode = visit.request.cookies[Self.flowCookie]?.isEmpty == false
    let page = BorrowerContractPage(
      try await own(visit), hasCode: hasCode, form: form, csrf: visit.csrf)
    return .page(page, chrome: .portal, status: status)
  }

  private func shown(_ visit: Visit) async throws -> (contract: Contract, copy: DocumentCopy) {
    let contract = try await own(visit).contract
    guard let kind = DocumentKind(rawValue: try visit.param("document")) else { throw NotFound() }
    let copy = try await ViewDocument(desk: desk)(
      kind, of: contract.id, for: visit.tenant, Circumstances(visit))
    return (contract, copy)
  }

  private func read(_ visit: Visit) async throws -> Reply {
    let (contract, copy) = try await shown(visit)
    let document = copy.document
    let page = ReadDocumentPage(
      title: document.title, folio: contract.folio, html: copy.html,
      fingerprint: document.sha256, back: "/solicitud/\(contract.application)/contrato",
      download: "/solicitud/\(contract.application)/contrato/\(document.kind.rawValue)/pdf")
    return .page(page, chrome: .portal)
  }

  private func sendCode(_ visit: Visit) async throws -> Reply {
    let contract = try await own(visit).contract
    let sent = try await SendSigningCode(desk: desk)(
      contract.id, of: visit.tenant, Circumstances(visit))
    return .redirect("/solicitud/\(contract.application)/contrato" as Href)
      .setting(Cookie(Self.flowCookie, sent.code.flow, maxAgeSeconds: 600))
      .saying("Te enviamos un código al teléfono \(sent.maskedPhone).")
  }

  private func sign(_ visit: Visit) async throws -> Reply {
    let contract = try await own(visit).contract
    var form = visit.form
    do {
      let order = try order(visit, contract.id, &form)
      _ = try await SignContract(desk: desk)(order, of: visit.tenant)
    } catch let refused as InvalidFields {
      return try await page(visit, form: visit.form(refused: refused), status: 422)
    } catch SignContract.Refused.locationMissing {
      form.refuse("ubicacion", SignContract.Refused.locationMissing.problem.detail)
      return try await page(visit, form: form, status: 422)
    } catch let refused as any Refusal where refused.isAboutTheCode {
      form.refuse("codigo", refused.problem.detail)
      return try await page(visit, form: form, status: 422)
    }
    return .redirect("/solicitud/\(contract.application)/contrato" as Href)
      .setting(.forget(Self.flowCookie)).saying("Tu contrato quedó firmado.")
  }

  private func order(
    _ visit: Visit, _ contract: ContractID, _ form: inout Form
  ) throws -> SignContract.Order {
    _ = form.accepted("acepto", orSay: "Marca la casilla si estás de acuerdo en firmar.")
    let digits = form.text("codigo", "el código que te enviamos", max: 12)
    try form.finish()
    let place = GeoPoint(
      latitude: form.typed("latitude"), longitude: form.typed("longitude"),
      accuracy: form.typed("accuracy"))
    let flow = visit.request.cookies[Self.flowCookie] ?? ""
    return SignContract.Order(
      contract: contract, code: SigningDoors.TypedCode(digits: digits, flow: flow),
      means: .remote(place), circumstances: Circumstances(visit))
  }

  private func cancel(_ visit: Visit) async throws -> Reply {
    let contract = try await own(visit).contract
    _ = try await RequestCancellation(desk: desk)(
      contract.id, of: visit.tenant, Circumstances(visit))
    return .redirect("/solicitud/\(contract.application)/contrato" as Href)
      .saying("Recibimos tu cancelación. Abajo está tu acuse.")
  }
}

extension Refusal {
  /// Wrong, late or spent: said beside the field where it was typed.
  var isAboutTheCode: Bool {
    problem.type.hasPrefix("identity/code-")
  }
}

extension Circumstances {
  init(_ visit: Visit) {
    self.init(
      actor: visit.actor, address: visit.request.remoteAddress,
      device: visit.request.userAgent)
  }
}
