import Foundation
import Kernel
import Web

/// What is left over of a loan that ended, as its pages show it.
struct RefundView: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let on: String
    let what: String
    let amount: String
    let reason: String
  }

  /// Nothing where there is none to send.
  let free: String?
  let returning: String?
  /// Sent back and never paid.
  let owed: String?
  let lines: [Line]

  /// Nil where nothing was ever left over.
  init?(_ refund: Refund) {
    guard refund.credit.isPositive || !refund.movements.isEmpty else { return nil }
    free = refund.free.isPositive ? refund.free.text : nil
    returning = refund.returning.isPositive ? refund.returning.text : nil
    owed = refund.owed.isPositive ? refund.owed.text : nil
    lines = refund.movements.map {
      Line(
        on: $0.on.text.short, what: $0.kind.words, amount: $0.amount.text,
        reason: $0.reason ?? "")
    }
  }
}

extension LoanPage {
  func surplus(_ refund: RefundView) -> HTML {
    """
    \(refund.owed.map(debt))
    \(sums(
      refund.returning.map { [("Va de regreso al cliente", "\($0)")] } ?? [],
      total: ("Por devolver", "\(refund.free ?? Money.zero.text)")))
    \(refund.lines.isEmpty ? .empty : movements(refund))
    \(returning(refund))
    """
  }

  private func debt(_ amount: String) -> HTML {
    notice(
      .bad,
      """
      <p><strong>Devuelto de más: \(amount).</strong> El pago que dejó ese saldo se reversó \
      después de devolverlo: el cliente lo debe, aparte de este crédito.</p>
      """)
  }

  private func movements(_ refund: RefundView) -> HTML {
    table(
      "Devoluciones del saldo a favor",
      [
        Column("Fecha", .heading) { (line: RefundView.Line) in unbroken(line.on) },
        Column("Movimiento") { "\($0.what)" }, Column("Monto", .number) { "\($0.amount)" },
        Column("Motivo") { "\($0.reason)" },
      ], refund.lines)
  }

  private func returning(_ refund: RefundView) -> HTML {
    guard actions.mayRefund, let amount = refund.free else { return .empty }
    let form = FormView(
      "/oficina/creditos/\(loan)/saldo-a-favor/devolucion", csrf: actions.csrf)
    return form(
      """
      <p class="hint">\(amount) vuelven por SPEI a la cuenta del cliente.</p>
      \(Field.hidden("acto", actions.act))
      \(Button.submit("Devolver el saldo a favor"))
      """)
  }
}
