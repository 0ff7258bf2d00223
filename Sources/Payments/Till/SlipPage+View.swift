import PaymentsAPI
import Web

extension SlipPage {
  var body: HTML {
    """
    <h1>Recibo de pago</h1>
    \(isReversed
      ? notice(.bad, "<p><strong>Reversado.</strong> Este recibo ya no vale.</p>") : .empty)
    <p><strong>\(lender)</strong><br>RFC \(rfc)<br>\(address)</p>
    \(facts([
      ("Folio", "<strong>\(folio)</strong>"), ("Fecha", "\(when)"), ("Recibimos de", "\(payer)"),
      ("Importe", "<strong>\(amount)</strong> (\(words))"),
      ("Forma de pago", method == .cash ? "Efectivo" : "Transferencia SPEI"),
      ("Crédito", "\(loan ?? "Se aplica al adeudo más antiguo, según el contrato")"),
    ]))
    <p class="hint">Conserve este recibo. Cómo se aplicó está en su estado de cuenta.</p>
    <div class="no-print">
    \(Button.row(Button.print, Button.link("Otro cobro", "/oficina/caja", .quiet)))
    \(mayReverse ? reversal : .empty)
    </div>
    """
  }

  private var reversal: HTML {
    disclosure(
      "Reversar este recibo",
      FormView("/oficina/depositos/\(id)/reverso", csrf: csrf)(
        """
        \(Field.text(Form(), "motivo", "Motivo", hint: "Queda en la bitácora.", max: 300))\
        \(Button.row(Button.submit("Reversar el pago", .danger)))
        """))
  }
}
