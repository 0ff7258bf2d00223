import Documents
import Foundation
import Kernel
import SignatureAPI
import Tenancy

/// The sheet that says who signed what, when, from where and how.
struct EvidenceSheet: Sendable {
  let tenant: Tenant
  let draft: ContractDraft
  let means: SigningMeans
  let documents: [ContractDocument]
  let happenings: [Happening]
  let packageSHA256: String

  func draw(newID: @escaping @Sendable () -> UUID) throws -> DocumentCopy {
    let signed = happenings[happenings.count - 1]
    let through = tenant.manifest.calendar.adding(
      workingDays: LoanProduct.cancellationDays, to: draft.preparedOn)
    let values =
      draft.words(lender: tenant.lenderFields, cancelThrough: through)
      + fields(signed).values
    let draw = DrawDocument(
      tenant: tenant, folio: draft.folio, at: signed.occurredAt, newID: newID)
    return try draw(.evidenciaFirma, values)
  }

  private func fields(_ signed: Happening) -> SignatureFields {
    let facts = signed.facts
    return SignatureFields(
      signedAt: InstantText(signed.occurredAt, in: tenant.manifest.timeZone).long,
      signedAtUTC: signed.occurredAt.formatted(.iso8601), method: means.words,
      maskedPhone: facts.phone ?? "—", ip: facts.address ?? "—", device: facts.device ?? "—",
      location: facts.location?.description, witness: facts.witness,
      statement: facts.statement ?? "—", packageSHA256: packageSHA256,
      documents: documents.map {
        SignatureFields.Signed(
          title: $0.title, version: $0.templateVersion, sha256: $0.sha256)
      },
      happenings: happenings.map(line))
  }

  private func line(_ happening: Happening) -> SignatureFields.Happening {
    SignatureFields.Happening(
      at: InstantText(happening.occurredAt, in: tenant.manifest.timeZone).text,
      words: happening.words, from: happening.facts.address ?? "—",
      link: String(happening.link.prefix(16)))
  }
}

extension Happening {
  /// As the log of the signature reads.
  var words: String {
    switch kind {
    case .prepared: "Se prepararon los documentos"
    case .renewed: "Se prepararon de nuevo con la fecha del día; los anteriores no se firman"
    case .viewed: "Se mostró: \(documentWords)"
    case .codeSent: "Se envió un código al teléfono \(facts.phone ?? "registrado")"
    case .signed: "El acreditado firmó"
    case .delivered: "Se avisó al acreditado que su copia está disponible"
    case .withdrawn: "Se retiró el contrato sin firmar"
    case .cancellationRequested: "El acreditado pidió cancelar el contrato"
    case .cancellationLapsed:
      "La cancelación quedó sin efecto: el dinero no quedó devuelto en el plazo"
    case .cancelled: "El contrato quedó cancelado"
    }
  }

  private var documentWords: String {
    DocumentKind(rawValue: facts.document ?? "")?.shortName ?? "documento"
  }
}

extension DocumentKind {
  var shortName: String {
    switch self {
    case .caratula: "carátula"
    case .contratoAdhesion: "contrato"
    case .tablaAmortizacion: "tabla de amortización"
    case .pagares: "serie de pagarés"
    case .pagare: "pagaré"
    case .anexoLegal: "anexo de preceptos legales"
    case .evidenciaFirma: "evidencia de firma"
    case .cancelacion: "constancia de cancelación"
    case .estadoDeCuenta: "estado de cuenta"
    case .recibo: "recibo"
    case .cartaFiniquito: "carta finiquito"
    case .avisoDePrivacidad: "aviso de privacidad"
    case .avisoSimplificado: "aviso de privacidad simplificado"
    case .autorizacionBuro: "autorización de consulta"
    case .datosFinancieros: "consentimiento de datos financieros"
    case .mercadotecnia: "autorización de promociones"
    }
  }
}
