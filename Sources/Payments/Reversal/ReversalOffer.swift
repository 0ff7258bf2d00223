import Kernel
import PaymentsAPI
import Web

/// What can be said of undoing a receipt to whoever looks at it.
enum ReversalOffer: Hashable, Sendable {
  case none
  case offered
  case waiting(ApprovalID)
  /// A drawer that was counted is not touched behind its cashier's back.
  case tillClosed(TillID)
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
    case .tillClosed(let till):
      notice(
        .info,
        """
        <p>La caja de este pago ya se contó y se cerró, así que ya no se reversa. Si el importe \
        está mal, la diferencia quedó en \
        <a href="\("/oficina/caja/cierres/\(till)" as Href)">el arqueo</a>: avise a contabilidad \
        para que la ajuste en el crédito.</p>
        """)
    }
  }

  private func asking(
    _ id: PaymentID, _ method: ReceiptSummary.Method, _ form: Form, csrf: String
  ) -> HTML {
    let (why, action): (String, Href) =
      switch method {
      case .cash:
        ("El efectivo nunca entró o se capturó mal.", "/oficina/recibos/\(id)/reverso")
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
