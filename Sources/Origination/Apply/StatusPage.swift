import Kernel
import OriginationAPI
import ServicingAPI
import SignatureAPI
import Web

/// Where an application stands and what comes next.
struct StatusPage: Page {
  let id: ApplicationID
  let folio: String
  let status: ApplicationStatus
  let askedFor: String?
  let reasons: [String]
  let price: PriceLine
  /// What was asked for, where another loan was approved.
  let firstAsked: String?
  let contract: ContractOnPage
  let answers: [ReviewedAnswer]
  let csrf: String

  /// What became of the contract, and of the loan that it made.
  enum ContractOnPage: Hashable, Sendable {
    case none
    case toSign
    /// `through`: the last day to cancel, where it can be cancelled.
    case signed(Money, through: String?)
    case cancelling
    /// It had been signed.
    case cancelled

    /// How far the money came.
    enum Money: Hashable, Sendable {
      case waitsForDeposit, onItsWay, delivered, paidBack
      /// The bank would not take it.
      case rejected
    }
  }

  var title: String {
    switch status {
    case .draft: "Revisa y envía"
    case .inReview: "La estamos revisando"
    case .moreNeeded: "Nos falta algo"
    case .approved: "Tu crédito está aprobado"
    case .declined: "Esta vez no podemos prestarte"
    case .signed: signedTitle
    case .cancelled:
      contract == .cancelled ? "Tu crédito quedó cancelado" : "Cancelaste tu solicitud"
    }
  }

  private var signedTitle: String {
    switch contract {
    case .cancelling: "Pediste cancelar tu crédito"
    case .cancelled: "Tu crédito quedó cancelado"
    case .signed(.delivered, _): "Ya tienes tu crédito"
    case .signed(.paidBack, _): "Terminaste de pagar"
    case .signed(.rejected, _): "El banco rechazó tu depósito"
    case .signed(.onItsWay, _), .signed(.waitsForDeposit, _), .none, .toSign:
      "Firmaste tu contrato"
    }
  }
}

extension StatusPage.ContractOnPage {
  init(_ contract: ContractSummary?, loan: LoanSummary?) {
    switch contract?.state {
    case nil, .withdrawn: self = .none
    case .prepared: self = .toSign
    case .cancelling: self = .cancelling
    case .cancelled: self = .cancelled
    case .signed:
      let through = contract?.cancellableThrough?.text.long
      switch loan?.status {
      case .disbursing where loan?.isRejected == true: self = .signed(.rejected, through: through)
      case .awaitingDeposit: self = .signed(.waitsForDeposit, through: through)
      case nil, .disbursing: self = .signed(.onItsWay, through: through)
      case .active: self = .signed(.delivered, through: through)
      case .paidOff: self = .signed(.paidBack, through: nil)
      case .cancelled: self = .cancelled
      }
    }
  }
}

extension StatusPage {
  static var samples: KeyValuePairs<String, StatusPage> {
    func sample(
      _ status: ApplicationStatus, _ contract: ContractOnPage = .none, asked: String? = nil,
      first: String? = nil
    ) -> StatusPage {
      StatusPage(
        id: .sample, folio: "S-1A2B3C4D", status: status, askedFor: asked,
        reasons: ["El pago rebasa la parte de tu ingreso que permite este producto."],
        price: .sample, firstAsked: first, contract: contract,
        answers: [
          .init(
            label: "Nombre", value: "<script>alert(1)</script>",
            change: "/solicitud/\(ApplicationID.sample)/identidad")
        ], csrf: "t")
    }
    let last = "4 de diciembre de 2026"
    return [
      "por enviar": sample(.draft), "en revisión": sample(.inReview),
      "faltan datos": sample(.moreNeeded, asked: "Manda otra foto de tu INE."),
      "aprobada": sample(.approved, .toSign),
      "aprobada por otro monto": sample(.approved, .toSign, first: "$18,000.00 en 24 pagos"),
      "rechazada": sample(.declined),
      "firmada": sample(.signed, .signed(.onItsWay, through: last)),
      "rechazada por el banco": sample(.signed, .signed(.rejected, through: last)),
      "por depositar": sample(.signed, .signed(.waitsForDeposit, through: last)),
      "entregada": sample(.signed, .signed(.delivered, through: nil)),
      "liquidada": sample(.signed, .signed(.paidBack, through: nil)),
      "en cancelación": sample(.signed, .cancelling),
      "crédito cancelado": sample(.cancelled, .cancelled), "cancelada": sample(.cancelled),
    ]
  }
}
