import Documents
import Foundation
import Kernel
import SignatureAPI
import Web

/// A contract as programs see it.
struct ContractModel: APIModel {
  let id: ContractID
  let application: ApplicationID
  let loan: LoanID
  let party: PartyID
  let folio: String
  let state: String
  let preparedAt: Date
  /// The only day on which it can be signed.
  let preparedOn: CalendarDate
  let signedAt: Date?
  /// Last day on which it can be cancelled without cost.
  let cancelThrough: CalendarDate?
  let sha256: String
  let documents: [Paper]

  struct Paper: APIModel {
    let kind: String
    let title: String
    let version: Int
    let sha256: String

    init(_ document: ContractDocument) {
      kind = document.kind.rawValue
      title = document.title
      version = document.templateVersion
      sha256 = document.sha256
    }

    static let schema = Schema.object(
      "ContractDocument",
      [
        .required("kind", kindSchema), .required("title", .string("Título")),
        .required("version", .integer("Versión de la plantilla", minimum: 1)),
        .required("sha256", fingerprintSchema),
      ])
  }

  init(_ overview: ContractOverview) {
    let contract = overview.contract
    id = contract.id
    application = contract.application
    loan = contract.loan
    party = contract.party
    folio = contract.folio
    state = contract.state.rawValue
    preparedAt = contract.preparedAt
    preparedOn = overview.draft.preparedOn
    signedAt = contract.signedAt
    cancelThrough = overview.cancelThrough
    sha256 = contract.sha256
    documents = overview.documents.map(Paper.init)
  }

  static let kindSchema = Schema.oneOf(
    (DocumentKind.package + DocumentKind.records).map(\.rawValue), "Qué documento es")
  static let fingerprintSchema = Schema.string(
    "SHA-256 en hexadecimal", pattern: "^[0-9a-f]{64}$")

  static let schema = Schema.object(
    "Contract",
    [
      .required("id", .id("contract")), .required("application", .id("app")),
      .required("loan", .id("loan")), .required("party", .id("party")),
      .required("folio", .string("Como lo lee la gente")),
      .required("state", .oneOf(Contract.State.allCases.map(\.rawValue))),
      .required("preparedAt", .instant()),
      .required("preparedOn", .date("El único día en que se puede firmar")),
      .optional("signedAt", .instant()),
      .optional("cancelThrough", .date("Último día para cancelar sin costo")),
      .required("sha256", fingerprintSchema), .required("documents", .array(Paper.schema)),
    ], description: "Un contrato con las huellas de sus documentos.")
}

/// The documents themselves, to be shown to the borrower.
struct ContractReading: APIModel {
  let documents: [Text]

  struct Text: APIModel {
    let kind: String
    let title: String
    let sha256: String
    let html: String

    static let schema = Schema.object(
      "ContractText",
      [
        .required("kind", ContractModel.kindSchema), .required("title", .string("Título")),
        .required("sha256", ContractModel.fingerprintSchema),
        .required("html", .string("Para mostrarlo tal cual: ya viene escapado")),
      ])
  }

  static let schema = Schema.object(
    "ContractReading", [.required("documents", .array(Text.schema))],
    description: "Los documentos por leer. Pedirlos deja constancia de que se mostraron.")
}

/// A code was sent to the borrower's phone.
struct SentCodeModel: APIModel {
  let flow: String
  let expiresAt: Date
  let sentTo: String

  static let schema = Schema.object(
    "SignatureCode",
    [
      .required("flow", .string("Se devuelve junto con los dígitos")),
      .required("expiresAt", .instant()),
      .required("sentTo", .string("Teléfono enmascarado", example: "•• •••• 5678")),
    ])
}

/// What the borrower did on the integrator's screen.
struct SignatureOrder: APIModel {
  let flow: String
  let code: String
  let accepted: Bool
  let latitude: String
  let longitude: String
  let accuracyMeters: Int
  let borrowerAddress: String
  let borrowerDevice: String

  static let schema = Schema.object(
    "SignatureOrder",
    [
      .required("flow", .string("El que dio la petición del código", maxLength: 200)),
      .required("code", .string("Los dígitos que escribió el acreditado", maxLength: 12)),
      .required("accepted", .boolean("El acreditado aceptó los documentos")),
      .required("latitude", degrees("Grados decimales", example: "19.432600")),
      .required("longitude", degrees("Grados decimales", example: "-99.133200")),
      .required("accuracyMeters", .integer("Precisión", minimum: 0, maximum: 100_000, example: 20)),
      .required("borrowerAddress", .string("Dirección IP del acreditado", maxLength: 64)),
      .required("borrowerDevice", .string("Su navegador o aplicación", maxLength: 256)),
    ])

  private static func degrees(_ words: String, example: String) -> Schema {
    .string(words, pattern: "^-?[0-9]{1,3}(\\.[0-9]{1,6})?$", example: example)
  }

  func point() throws(InvalidFields) -> GeoPoint {
    guard accepted else {
      throw InvalidFields([FieldError("/accepted", "El acreditado tiene que aceptar.")])
    }
    guard
      let point = GeoPoint(
        latitude: latitude, longitude: longitude, accuracy: String(accuracyMeters))
    else { throw InvalidFields([FieldError("/latitude", "No es un lugar de la tierra.")]) }
    for (field, text, max) in [
      ("/flow", flow, 200), ("/code", code, 12), ("/borrowerAddress", borrowerAddress, 64),
      ("/borrowerDevice", borrowerDevice, 256),
    ] where text.count > max {
      throw InvalidFields([FieldError(field, "Usa \(max) caracteres o menos.")])
    }
    return point
  }
}
