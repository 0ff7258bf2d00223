import Kernel
import Web

extension LoanPage {
  var body: HTML {
    """
    <header class="card-head"><h1>\(folio) \(status.html) \(delinquency?.html)</h1>\
    \(documents)</header>
    <p class="lead">\(product) de \
    <a href="/oficina/personas/\(party)">\(borrower)</a>\(groupLink)</p>
    \(rejection.map(rejected))\(cancellation)
    <div class="figures">\(headline)</div>
    <div class="grid">
    \(card("Saldo para liquidar, por partes", balances))
    \(card("Condiciones", facts(terms.map { ($0.0, "\($0.1)") })))
    </div>
    \(card("Tabla de pagos", schedule))
    \(card("Pagos recibidos", paid))
    \(feesCharged)
    \(garantia.map { card("Garantía líquida", deposit($0)) })
    \(refund.map { card("Saldo a favor", surplus($0)) })
    \(doings)
    \(panels.map { card($0.title, $0.content) })
    \(card("Historia", timeline(story)))
    """
  }

  private var groupLink: HTML {
    guard let group else { return .empty }
    return " · <a href=\"/oficina/grupos/\(group)\">Grupo</a>"
  }

  private var documents: HTML {
    let release: HTML =
      actions.hasRelease
      ? Button.link("Carta finiquito", "/oficina/creditos/\(loan)/carta-finiquito.pdf", .quiet)
      : Button.link("Cotizar liquidación", "/oficina/creditos/\(loan)/liquidacion", .quiet)
    return """
      <span class="actions">\(release)\
      \(Button.link("Contrato", "/oficina/contratos/\(contract)", .quiet))\
      \(Button.link("Estado de cuenta", "/oficina/creditos/\(loan)/estado-de-cuenta.pdf", .quiet))\
      </span>
      """
  }

  private var cancellation: HTML {
    guard let on = actions.cancellationRequestedOn else { return .empty }
    guard !actions.isCancellationUnanswered else {
      return notice(
        .warn,
        """
        <p>Se pidió cancelar el \(on). Termina sin costo en cuanto el banco confirme que el dinero \
        no salió; si la dispersión está por aclarar, está en \
        <a href="/oficina/dispersiones">Dispersiones</a>.</p>
        """)
    }
    return notice(
      .warn, "<p>El cliente pidió cancelar el \(on); falta que devuelva lo depositado.</p>")
  }

  private var headline: HTML {
    """
    \(stat("Para estar al corriente", figures.toPay, detail: "\(figures.toPayDetail)"))\
    \(stat("Próximo pago", figures.next, detail: "\(figures.nextDetail)"))\
    \(stat("Para liquidar hoy", figures.payoff, detail: "\(figures.payoffDetail)"))\
    \(stat("Atraso", figures.daysPastDue, detail: "\(figures.daysDetail)"))
    """
  }

  private var balances: HTML {
    guard !parts.isEmpty else { return "<p>No hay saldo.</p>" }
    return """
      \(parts.map(\.html))
      \(sums([], total: ("Total al \(figures.asOf)", "\(total)")))
      """
  }

  private var schedule: HTML {
    table(
      "Tabla de pagos",
      [
        Column("Núm.", .heading) { "\($0.number)" }, Column("Vence") { unbroken($0.dueOn) },
        Column("Capital", .number) { "\($0.principal)" },
        Column("Interés", .number) { "\($0.interest)" },
      ] + .ifAny("Moratorio", in: rows, \.moratorio) + .ifAny("Comisiones", in: rows, \.fees) + [
        Column("IVA", .number) { "\($0.iva)" },
        Column("Total", .number) { "<strong>\($0.total)</strong>" },
        Column("Pagado", .number) { "\($0.paid)" },
        Column("Falta", .number) { "\($0.unpaid)" },
        Column("Saldo", .number) { "\($0.balance)" }, Column("Estado") { $0.state.html },
      ], rows, rowClass: { $0.isLate ? "row-bad" : $0.isDone ? "row-done" : "" })
  }

  private var paid: HTML {
    guard !repayments.isEmpty else {
      return emptyState("Todavía no hay pagos", "Aparecen en cuanto se reciben.")
    }
    return table(
      "Pagos recibidos",
      [
        Column("Fecha", .heading) { unbroken($0.on) }, Column("Medio") { "\($0.method)" },
        Column("Monto", .number) { "<strong>\($0.amount)</strong>" },
        Column("Capital", .number) { "\($0.principal)" },
        Column("Interés", .number) { "\($0.interest)" },
      ] + .ifAny("Moratorio", in: repayments, \.moratorio)
        + .ifAny("Comisiones", in: repayments, \.fees) + [
          Column("IVA", .number) { "\($0.iva)" }
        ] + .ifAny("Comisión devuelta", in: repayments, \.feeReturned)
        + .ifAny("De saldo a favor", in: repayments, \.creditUsed) + [
          Column("A favor", .number) { "\($0.excess)" },
          Column("Estado") { line in
            line.reversed.map { Badge("Reversado el \($0)", .bad).html }
              ?? Badge("Aplicado", .good).html
          },
        ], repayments, rowClass: { $0.reversed == nil ? "" : "row-done" })
  }
}

extension BalancePart {
  /// Opens to how the amount came to be and to what the ledger wrote of it.
  var html: HTML {
    """
    <details class="part"><summary><span>\(name)</span> \
    <span class="amount">\(amount)</span></summary>
    \(sums(lines.map { ("\($0.what): \($0.formula)", "\($0.amount)") }))\(ledger)</details>
    """
  }

  private var ledger: HTML {
    guard !postings.isEmpty else {
      return "<p class=\"hint\">Lo devengado se registra por producto en cada cierre.</p>"
    }
    return table(
      "Pólizas de \(name)",
      [
        Column("Fecha", .heading) { unbroken($0.on) },
        Column("Póliza") {
          "<a href=\"/oficina/contabilidad/polizas/\($0.entry)\">\($0.memo)</a>"
        },
        Column("Cuenta") { "\($0.account)" }, Column("Debe", .number) { "\($0.debit)" },
        Column("Haber", .number) { "\($0.credit)" },
      ], postings)
  }
}
