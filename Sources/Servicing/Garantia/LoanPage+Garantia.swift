import Foundation
import Kernel
import ServicingAPI
import Web

/// The deposit of a loan as its pages show it.
struct GarantiaView: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let on: String
    let what: String
    let amount: String
    let reason: String
  }

  let required: String
  let held: String
  /// Nothing where it is whole.
  let missing: String?
  let returning: String?
  let lines: [Line]

  init(_ garantia: Garantia) {
    required = garantia.required.text
    held = garantia.held.text
    missing = garantia.missing.isPositive ? garantia.missing.text : nil
    returning = garantia.returning.isPositive ? garantia.returning.text : nil
    lines = garantia.movements.map {
      Line(
        on: $0.on.text.short, what: $0.kind.words, amount: $0.amount.text,
        reason: $0.reason ?? "")
    }
  }
}

extension LoanPage {
  func deposit(_ deposit: GarantiaView) -> HTML {
    """
    \(sums(
      [("Pide el contrato", "\(deposit.required)")]
        + (deposit.missing.map { [("Falta depositar", "\($0)")] } ?? [])
        + (deposit.returning.map { [("Va de regreso al cliente", "\($0)")] } ?? []),
      total: ("En depósito", "\(deposit.held)")))
    \(status == LoanStatus.awaitingDeposit.badge ? waiting : .empty)
    \(deposit.lines.isEmpty ? .empty : movements(deposit))
    \(applying)\(returning)
    """
  }

  private var waiting: HTML {
    notice(
      .warn,
      """
      <p>El desembolso espera a que la garantía esté completa. Se recibe en caja, o por SPEI en la \
      CLABE de la persona.</p>
      """)
  }

  private func movements(_ deposit: GarantiaView) -> HTML {
    table(
      "Movimientos de la garantía líquida",
      [
        Column("Fecha", .heading) { unbroken($0.on) }, Column("Movimiento") { "\($0.what)" },
        Column("Monto", .number) { "\($0.amount)" }, Column("Motivo") { "\($0.reason)" },
      ], deposit.lines)
  }

  private var applying: HTML {
    guard let amount = actions.applicable else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/garantia/aplicacion", csrf: actions.csrf)
    return form(
      """
      <h3>Aplicar a lo vencido</h3>
      <p class="hint">Se aplican \(amount) en el orden del contrato. No se deshace.</p>
      \(Field.hidden("acto", actions.act))
      \(Field.text(Form(), "motivo", "Por qué se aplica"))
      \(Button.submit("Aplicar la garantía", .quiet))
      """)
  }

  private var returning: HTML {
    guard let amount = actions.returnable else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/garantia/devolucion", csrf: actions.csrf)
    return form(
      """
      <h3>Devolver al cliente</h3>
      <p class="hint">El crédito terminó: \(amount) vuelven por SPEI a la cuenta del cliente.</p>
      \(Field.hidden("acto", actions.act))
      \(Button.submit("Devolver la garantía"))
      """)
  }
}

extension Garantia.Kind {
  var words: String {
    switch self {
    case .received: "Recibida"
    case .reversed: "Reversada"
    case .applied: "Aplicada a lo vencido"
    case .returnOrdered: "Devolución ordenada"
    case .returned: "Devuelta"
    case .returnFailed: "La devolución no salió"
    case .cameBack: "El banco regresó la devolución"
    case .claimed: "Tomada por un depósito reversado"
    }
  }
}
