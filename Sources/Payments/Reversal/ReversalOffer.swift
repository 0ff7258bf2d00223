import Kernel
import PaymentsAPI
import Web

/// What can be said of undoing a receipt to whoever looks at it.
enum ReversalOffer: Hashable, Sendable {
  case none
  case offered
  case waiting(ApprovalID)
  /// Its drawer was counted: the mistake is part of that count's difference.
  case offeredAfterCount(TillID)
}

extension ReversalOffer {
  func html(
    _ id: PaymentID, _ method: ReceiptSummary.Method, _ form: Form, csrf: String
  ) -> HTML {
    switch self {
    case .none: .empty
    case .offered:
      disclosure("Pedir que se reverse", asking(id, method, form, csrf: csrf))
    case .waiting(let approval):
      notice(
        .info,
        """
        <p>Se pidió reversarlo: lo decide otra persona en \
        <a href="\("/oficina/autorizaciones/\(approval)" as Href)">Autorizaciones</a>.</p>
        """)
    case .offeredAfterCount(let till):
      disclosure(
        "Pedir que se reverse",
        """
        <p>La caja de este pago ya se contó y <a href="\("/oficina/caja/cierres/\(till)" as Href)">\
        su arqueo</a> no cambia. El crédito queda sin este pago. Lo que le faltó a la caja sale de \
        la cuenta de faltantes y sobrantes; el efectivo que sí estaba queda en Depósitos, por \
        identificar, para aplicarlo a quien lo pagó.</p>
        \(asking(id, method, form, csrf: csrf))
        """)
    }
  }

  private func asking(
    _ id: PaymentID, _ method: ReceiptSummary.Method, _ form: Form, csrf: String
  ) -> HTML {
    let (why, action): (String, Href) =
      switch method {
      case .cash:
        (
          "El efectivo nunca entró, o se capturó mal o a otra persona.",
          "/oficina/recibos/\(id)/reverso"
        )
      case .spei:
        (
          "Se identificó con otra persona: el dinero vuelve a quedar por identificar.",
          "/oficina/depositos/\(id)/reverso"
        )
      }
    return """
      <p>\(why) Otra persona lo autoriza.</p>
      \(FormView(action, csrf: csrf)(
        """
        \(Field.text(form, "motivo", "Motivo", hint: "Queda en la bitácora.", max: 300))\
        \(Button.row(Button.submit("Pedir el reverso", .danger)))
        """))
      """
  }
}
