import Kernel
import OriginationAPI
import Web

/// Where an application stands and what comes next.
struct StatusPage: Page {
  let id: ApplicationID
  let folio: String
  let status: ApplicationStatus
  let askedFor: String?
  let reasons: [String]
  let price: PriceLine
  let hasContract: Bool
  let answers: [ReviewedAnswer]
  let csrf: String

  var title: String {
    switch status {
    case .draft: "Revisa y envía"
    case .inReview: "La estamos revisando"
    case .moreNeeded: "Nos falta algo"
    case .approved: "Tu crédito está aprobado"
    case .declined: "Esta vez no podemos prestarte"
    case .signed: "Firmaste tu contrato"
    case .cancelled: "Cancelaste tu solicitud"
    }
  }

  static var samples: KeyValuePairs<String, StatusPage> {
    func sample(_ status: ApplicationStatus, asked: String? = nil) -> StatusPage {
      StatusPage(
        id: .sample, folio: "S-1A2B3C4D", status: status, askedFor: asked,
        reasons: ["El pago rebasa la parte de tu ingreso que permite este producto."],
        price: .sample, hasContract: status == .approved,
        answers: [
          .init(
            label: "Nombre", value: "<script>alert(1)</script>",
            change: "/solicitud/\(ApplicationID.sample)/identidad")
        ], csrf: "t")
    }
    return [
      "por enviar": sample(.draft), "en revisión": sample(.inReview),
      "faltan datos": sample(.moreNeeded, asked: "Manda otra foto de tu INE."),
      "aprobada": sample(.approved), "rechazada": sample(.declined), "firmada": sample(.signed),
      "cancelada": sample(.cancelled),
    ]
  }
}
