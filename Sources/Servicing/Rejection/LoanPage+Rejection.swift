import Kernel
import Web

/// The loan's money was rejected: what its page says and lets be done.
struct RejectionView: Hashable, Sendable {
  let party: PartyID
  let rejected: DisbursementID
  let on: String
  let code: String

  init(_ rejection: Rejection, party: PartyID) {
    self.party = party
    rejected = rejection.disbursement
    on = rejection.on.text.short
    code = rejection.code
  }
}

extension LoanPage {
  func rejected(_ rejection: RejectionView) -> HTML {
    """
    \(notice(
      .bad,
      """
      <p><strong>El banco rechazó el depósito el \(rejection.on).</strong> Código \
      <a href="/oficina/dispersiones/\(rejection.rejected)">\(rejection.code)</a>. El dinero no ha \
      salido: corrija la cuenta y se envía otra vez, o cancele el crédito sin costo.</p>
      """))
    <div class="grid">\(correcting(rejection))\(cancellingRejected(rejection))</div>
    """
  }

  private func correcting(_ rejection: RejectionView) -> HTML {
    """
    <section><h2>Enviarlo otra vez</h2>
    <p class="hint">Al corregir la cuenta el dinero sale solo. Si la cuenta está bien, envíelo \
    otra vez.</p>
    <span class="actions">\
    \(Button.link("Corregir la cuenta", "/oficina/personas/\(rejection.party)/cuenta"))\
    \(actions.mayReorder
      ? Button.post(
        "Enviar otra vez", "/oficina/creditos/\(loan)/dispersion/reenvio", csrf: actions.csrf,
        .quiet, fields: Field.hidden("rechazada", rejection.rejected.description)) : .empty)\
    </span></section>
    """
  }

  private func cancellingRejected(_ rejection: RejectionView) -> HTML {
    guard actions.mayCancelRejected else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/dispersion/cancelacion", csrf: actions.csrf)
    return form(
      """
      <h2>Cancelar el crédito</h2>
      \(Field.hidden("rechazada", rejection.rejected.description))
      \(Field.text(Form(), "motivo", "Por qué se cancela", hint: "Queda en la bitácora.", max: 300))
      \(Button.submit("Cancelar sin costo", .danger))
      """)
  }
}
