import Foundation
import KYCAPI
import Kernel
import Tenancy
import Web

/// What a person's page says of their file: permits and photographs.
struct ExpedientePanel: Sendable {
  let file: Expediente
  let tenants: Tenants

  var panel: Panel<PartyID> {
    Panel("Expediente", order: 40) { visit, party in
      let consents = try await file.consents(of: party, in: visit.tenant)
      let documents = try await file.documents(of: party, in: visit.tenant)
      let zone = try tenants.manifest(visit.tenant).timeZone
      return Self.view(consents, documents, party: party, visit: visit, zone: zone)
    }
  }

  private static func view(
    _ consents: [Consent], _ documents: [IdentityDocumentSummary], party: PartyID, visit: Visit,
    zone: TimeZone
  ) -> HTML {
    guard !consents.isEmpty || !documents.isEmpty else {
      return emptyState("Sin expediente todavía", "Se llena con su primera solicitud.")
    }
    let permits = table(
      "Permisos",
      [
        Column("Permiso", .heading) { (consent: Consent) in "\(consent.purpose.words)" },
        Column("Respuesta") { consent in
          (consent.isGranted ? Badge("Sí", .good) : Badge("No", .plain)).html
        },
        Column("Texto") { consent in
          "\(consent.textVersion) · \(consent.textHash.prefix(12))…"
        },
        Column("Cuándo y por dónde") { consent in
          "\(InstantText(consent.occurredAt, in: zone).text) · \(consent.channel)"
        },
      ], consents)
    let photographs = documents.map { document in
      let label = document.kind == .ineFront ? "INE, frente" : "INE, reverso"
      guard visit.may("kyc.document.read") else { return (label, "Recibida" as HTML) }
      return (
        label,
        """
        <a href="/oficina/personas/\(party)/documentos/\(document.id)" target="_blank" \
        rel="noopener">Ver la foto</a> <small>huella \(document.sha256.prefix(12))…</small>
        """ as HTML
      )
    }
    return "\(permits)\(photographs.isEmpty ? HTML.empty : facts(photographs))"
  }
}

extension Consent.Purpose {
  var words: String {
    switch self {
    case .avisoDePrivacidad: "Aviso de privacidad"
    case .datosFinancieros: "Datos financieros"
    case .buroDeCredito: "Consulta al buró de crédito"
    case .mercadotecnia: "Promociones"
    }
  }
}
