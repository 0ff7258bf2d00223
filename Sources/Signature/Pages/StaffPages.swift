import Documents
import Kernel
import Postgres
import SignatureAPI
import Tenancy
import Web

/// What staff do with a contract: look at it, sign it with the borrower before them, cancel it.
struct StaffPages: Sendable {
  let desk: Desk
  let freshProof: FreshProof

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/contratos/:contract", .staff("contract.read")) { visit in
      try await page(visit, form: Form())
    }
    routes.get("/oficina/contratos/:contract/:document", .staff("contract.read")) { visit in
      try await download(visit)
    }
    routes.post("/oficina/contratos/:contract/codigo", .staff("contract.witness")) { visit in
      try await sendCode(visit)
    }
    routes.post("/oficina/contratos/:contract/firma", .staff("contract.witness")) { visit in
      try await sign(visit)
    }
    routes.post("/oficina/contratos/:contract/cancelacion", .staff("contract.cancel")) { visit in
      let id = try visit.id("contract", ContractID.self)
      _ = try await RequestCancellation(desk: desk)(id, of: visit.tenant, Circumstances(visit))
      return .redirect("/oficina/contratos/\(id)" as Href)
        .saying("La cancelación quedó pedida. Se confirma cuando el crédito quede cancelado.")
    }
    routes.shows(StaffContractPage.self, in: .office)
    return routes
  }

  private func page(_ visit: Visit, form: Form, status: Int = 200) async throws -> Reply {
    let id = try visit.id("contract", ContractID.self)
    let overview = try await ReadContract(desk: desk)(id, for: visit.tenant)
    let finding = try await desk.database.read(for: visit.tenant) { db in
      let file = try await ContractFile(
        id, of: overview.contract.party, in: db, vault: desk.vault)
      return try await VerifyEvidence()(overview.contract, file)
    }
    let page = StaffContractPage(
      overview, finding: finding, hasCode: flow(visit, id) != nil, visit: visit, form: form)
    return .page(page, chrome: .office, status: status)
  }

  /// Staff looking at a paper is not the borrower reading it: nothing is noted in the chain, and
  /// the trail says who looked.
  private func download(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("contract", ContractID.self)
    guard let kind = DocumentKind(rawValue: try visit.param("document")) else { throw NotFound() }
    let edition = visit.request.query["edicion"].flatMap { Int($0) }
    let back = ("/oficina/contratos/\(id)/\(kind.rawValue)" as Href).with("edicion", edition)
    let copy = try await OpenPaper(desk: desk)(
      kind, of: id, edition: edition, for: visit.tenant, by: visit.actor
    ) { try freshProof(visit, back) }
    return .file(
      copy.pdf, contentType: "application/pdf", name: "\(kind.rawValue).pdf", inline: true)
  }

  private func sendCode(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("contract", ContractID.self)
    var form = visit.form
    let says = "Marca la casilla cuando el acreditado haya leído los documentos."
    guard form.accepted("mostrados", orSay: says) else {
      return try await page(visit, form: form, status: 422)
    }
    let shown = try await ReadContract(desk: desk)(id, for: visit.tenant).draft.mustRead
    for kind in shown {
      _ = try await ViewDocument(desk: desk)(
        kind, of: id, for: visit.tenant, Circumstances(visit))
    }
    let sent = try await SendSigningCode(desk: desk)(id, of: visit.tenant, Circumstances(visit))
    return .redirect("/oficina/contratos/\(id)" as Href)
      .setting(
        Cookie(BorrowerPages.flowCookie, "\(id).\(sent.code.flow)", maxAgeSeconds: 600)
      )
      .saying("El código se envió al teléfono \(sent.maskedPhone).")
  }

  private func sign(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("contract", ContractID.self)
    var form = visit.form
    do {
      _ = try await SignContract(desk: desk)(order(visit, id, &form), of: visit.tenant)
    } catch let refused as InvalidFields {
      return try await page(visit, form: visit.form(refused: refused), status: 422)
    } catch let refused as any Refusal where refused.isAboutTheCode {
      form.refuse("codigo", refused.problem.detail)
      return try await page(visit, form: form, status: 422)
    }
    return .redirect("/oficina/contratos/\(id)" as Href)
      .setting(.forget(BorrowerPages.flowCookie)).saying("El contrato quedó firmado.")
  }

  private func order(
    _ visit: Visit, _ id: ContractID, _ form: inout Form
  ) throws -> SignContract.Order {
    _ = form.accepted("acepto", orSay: "Falta la declaración del acreditado.")
    let digits = form.text("codigo", "el código que recibió el acreditado", max: 12)
    try form.finish()
    let staff = try visit.staff()
    let manifest = try desk.tenants.manifest(visit.tenant)
    let branch = staff.branch.flatMap(manifest.branch) ?? manifest.defaultBranch
    let witness = SigningMeans.Witness(id: staff.id, name: staff.name, branch: branch.name)
    return SignContract.Order(
      contract: id,
      code: SigningDoors.TypedCode(digits: digits, flow: flow(visit, id) ?? ""),
      means: .branch(witness), circumstances: Circumstances(visit))
  }

  /// The flow belongs to one contract: a code asked for another does not open this form.
  private func flow(_ visit: Visit, _ id: ContractID) -> String? {
    let kept = visit.request.cookies[BorrowerPages.flowCookie] ?? ""
    guard kept.hasPrefix("\(id).") else { return nil }
    return String(kept.dropFirst("\(id).".count))
  }
}
