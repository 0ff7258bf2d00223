import PaymentsAPI
import Web

extension SlipPage {
  var body: HTML {
    """
    <h1>Recibo de pago</h1>
    \(errorSummary(form))
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
    \(reversal.html(id, method, form, csrf: csrf))
    </div>
    """
  }
}
