import Documents
import Kernel
import SignatureAPI
import Web

/// What programs do with a contract on behalf of a borrower before them.
struct ContractAPI: Sendable {
  let desk: Desk

  var routes: Routes {
    var routes = Routes()
    routes.api(.get, "/api/v1/contracts/:contract", scope: "contracts.read", Self.one) { visit in
      try .json(try await model(visit))
    }
    routes.api(
      .get, "/api/v1/contracts/:contract/documents", scope: "contracts.write", Self.reading
    ) { visit in try .json(try await show(visit)) }
    routes.api(
      .get, "/api/v1/contracts/:contract/documents/:document", scope: "contracts.read", Self.pdf
    ) { visit in try await download(visit) }
    routes.api(
      .post, "/api/v1/contracts/:contract/signature-codes", scope: "contracts.write", Self.code
    ) { visit in try .json(try await sendCode(visit), status: 201) }
    routes.api(
      .post, "/api/v1/contracts/:contract/signatures", scope: "contracts.write", Self.signing
    ) { visit in
      try await sign(visit)
      return try .json(try await model(visit), status: 201)
    }
    routes.api(
      .post, "/api/v1/contracts/:contract/cancellation", scope: "contracts.write",
      Self.cancelling
    ) { visit in
      let id = try visit.id("contract", ContractID.self)
      _ = try await RequestCancellation(desk: desk)(id, of: visit.tenant, Circumstances(visit))
      return try .json(try await model(visit), status: 201)
    }
    return routes
  }

  private func model(_ visit: Visit) async throws -> ContractModel {
    let id = try visit.id("contract", ContractID.self)
    return ContractModel(try await ReadContract(desk: desk)(id, for: visit.tenant))
  }

  private func show(_ visit: Visit) async throws -> ContractReading {
    let id = try visit.id("contract", ContractID.self)
    var texts: [ContractReading.Text] = []
    let draft = try await ReadContract(desk: desk)(id, for: visit.tenant).draft
    for kind in draft.papers where DocumentKind.package.contains(kind) {
      let copy = try await ViewDocument(desk: desk)(
        kind, of: id, for: visit.tenant, Circumstances(visit))
      texts.append(
        ContractReading.Text(
          kind: kind.rawValue, title: copy.document.title, sha256: copy.document.sha256,
          html: copy.html))
    }
    return ContractReading(documents: texts)
  }

  private func download(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("contract", ContractID.self)
    guard let kind = DocumentKind(rawValue: try visit.param("document")) else { throw NotFound() }
    let copy = try await OpenPaper(desk: desk)(
      kind, of: id, for: visit.tenant, by: visit.actor)
    return .file(copy.pdf, contentType: "application/pdf", name: "\(kind.rawValue).pdf")
  }

  private func sendCode(_ visit: Visit) async throws -> SentCodeModel {
    let id = try visit.id("contract", ContractID.self)
    let sent = try await SendSigningCode(desk: desk)(id, of: visit.tenant, Circumstances(visit))
    return SentCodeModel(
      flow: sent.code.flow, expiresAt: sent.code.expiresAt, sentTo: sent.maskedPhone)
  }

  private func sign(_ visit: Visit) async throws {
    let order = try visit.json(SignatureOrder.self)
    let point = try order.point()
    _ = try await SignContract(desk: desk)(
      SignContract.Order(
        contract: try visit.id("contract", ContractID.self),
        code: SigningDoors.TypedCode(digits: order.code, flow: order.flow),
        means: .remote(point),
        circumstances: Circumstances(
          actor: visit.actor, address: order.borrowerAddress, device: order.borrowerDevice)),
      of: visit.tenant)
  }
}

extension ContractAPI {
  private static let path = ["contract": Schema.id("contract")]

  static let one = APISpec(
    "Ver un contrato", tag: "Contratos", path: path, response: ContractModel.schema,
    problems: [404])
  static let reading = APISpec(
    "Leer los documentos de un contrato",
    description: "Para mostrarlos al acreditado: deja constancia de que se le mostraron.",
    tag: "Contratos", path: path, response: ContractReading.schema, problems: [404])
  static let pdf = APISpec(
    "Descargar un documento en PDF", tag: "Contratos",
    path: path.merging(["document": ContractModel.kindSchema]) { $1 },
    response: .string("El PDF", format: "binary"), responseType: "application/pdf",
    problems: [404])
  static let code = APISpec(
    "Enviar al acreditado el código para firmar", tag: "Contratos", path: path,
    response: SentCodeModel.schema, status: 201, problems: [404, 409, 429], isIdempotent: true)
  static let signing = APISpec(
    "Firmar un contrato", tag: "Contratos", path: path, request: SignatureOrder.schema,
    response: ContractModel.schema, status: 201, problems: [403, 404, 409, 422],
    isIdempotent: true)
  static let cancelling = APISpec(
    "Cancelar un contrato sin costo",
    description: """
      Dentro de los diez días hábiles de la firma. El contrato queda `cancelling`; pasa a \
      `cancelled`, con su constancia, cuando el crédito queda cancelado, o vuelve a `signed` si el \
      dinero no se devuelve en el plazo.
      """, tag: "Contratos", path: path,
    response: ContractModel.schema, status: 201, problems: [404, 409], isIdempotent: true)
}
