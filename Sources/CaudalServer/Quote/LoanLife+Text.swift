import Kernel
import Lending

extension LoanLife {
  /// For a terminal, in the order in which an officer asks: what happened, how the table stands,
  /// what is owed, what will come in.
  /// `details` tell the particulars of each event.
  func text(_ details: [String]) -> String {
    let parts = [
      "Movimientos (lo que cambió en lo que se debe)\n" + story(details),
      "La tabla al \(asOf.text.long)\n" + rows.text,
      "Al \(asOf.text.long): " + position.text(bucket), asked, totals, flowsText,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// For a spreadsheet: one line an instalment, as it stands.
  var csv: String {
    ([InstallmentStanding.csvHead] + rows.map(\.csv)).joined(separator: "\n")
  }

  private func story(_ details: [String]) -> String {
    guard !steps.isEmpty else { return "  Ninguno." + laterNote }
    var table = TextTable(
      [.figures("Núm"), .figures("Fecha"), .words("Movimiento"), .figures("Monto")]
        + Balance.columns + [.figures("A favor"), .figures("Adeudo"), .figures("Atraso")])
    for (index, (step, detail)) in zip(steps, details).enumerated() {
      table.add(
        [
          String(index + 1), step.occurrence.effectiveOn.text.short, step.occurrence.told(detail),
          step.amount.cell,
        ] + step.change.cells + [
          step.excess.cell, step.outstandingAfter.text,
          step.daysPastDueAfter == 0 ? "" : "\(step.daysPastDueAfter) d",
        ])
      step.notes.forEach { table.note($0) }
    }
    return table.text + laterNote
  }

  private var laterNote: String {
    later == 0 ? "" : "\n  \(later) más, conocidos después del corte, no cuentan."
  }

  /// What may be asked or brought that day.
  private var asked: String {
    var table = TextTable([.words("Ese día"), .figures("Importe"), .words("")])
    if position.standing == .open {
      table.add(["Para ponerse al corriente", toPay.text, ""])
      let saved = payoff.saved.isPositive ? "se dejan de pagar \(payoff.saved.text)" : ""
      table.add(["Para liquidar", payoff.total.text, saved])
    }
    if let next = position.nextDue {
      table.add(["Próximo pago", next.amount.text, "pago \(next.number), \(next.on.text.short)"])
    }
    let more: [(String, Money)] = [
      ("A favor del cliente", position.credit), ("En aclaración", position.disputed),
      ("Premio si paga puntual", position.rewardable), ("Por recuperar", recoverable.total),
    ]
    for (name, amount) in more where !amount.isZero { table.add([name, amount.text, ""]) }
    return table.lines.isEmpty ? "" : table.text
  }

  private var totals: String {
    let totals = position.totals
    let balances: [(String, Balance)] = [
      ("Devengado", totals.earned), ("Aplicado", totals.applied), ("Condonado", totals.waived),
      ("Capitalizado", totals.capitalised), ("Castigado", totals.writtenOff),
      ("Recuperado", totals.recovered), ("Cedido", totals.sold),
    ]
    let amounts: [(String, Money)] = [
      ("Entregado", totals.disbursed), ("Recibido", totals.received),
      ("Devuelto", totals.refunded), ("Devuelto de más", totals.refundedTooMuch),
      ("Retirado por el banco", totals.takenBack), ("Premio al puntual", totals.rewarded.total),
    ]
    var table = TextTable([.words("Desde el inicio"), .figures("Total"), .words("De eso")])
    for (name, amount) in amounts where !amount.isZero { table.add([name, amount.text, ""]) }
    for (name, balance) in balances where !balance.isZero {
      table.add([name, balance.total.text, balance.told])
    }
    return table.text
  }

  private var flowsText: String {
    guard !flows.isEmpty else { return "" }
    var table = TextTable(
      [.figures("Fecha"), .figures("Pago")] + Balance.columns + [.figures("Total")])
    for flow in flows {
      table.add(
        [flow.on.text.short, flow.row.told(flow.installment)] + flow.parts.cells
          + [flow.total.text])
    }
    let all = flows.reduce(into: Balance.zero) { $0 += $1.parts }
    table.add(["Suma", ""] + all.cells + [all.total.text])
    return "Lo que entrará si se paga como está pactado\n" + table.text
  }
}

extension LoanStep {
  /// Where its money went, instalment by instalment, and what became of the loan.
  fileprivate var notes: [String] {
    var places: [String] = []
    var parts: [String: Balance] = [:]
    for line in lines {
      let place = line.installment.map { "pago " + line.row.told($0) } ?? placeOfTheRest
      if parts[place] == nil { places.append(place) }
      parts[place, default: .zero][line.component] += line.part
    }
    var notes = places.map { "→ \($0): \(parts[$0, default: .zero].told)" }
    if feeReturned.isPositive {
      notes.append("→ comisión por apertura devuelta: \(feeReturned.text)")
    }
    if creditUsed.isPositive {
      let source = feeReturned.isPositive ? "de lo pagado antes" : "de saldo a favor"
      notes.append("→ \(source): \(creditUsed.text)")
    }
    if !earned.isZero, occurrence.isBackdated {
      notes.append("→ cambia lo devengado: \(earned.told)")
    }
    if asksToEnd, after == .open { notes.append("→ no alcanzó: quedó como un pago") }
    if before != after { notes.append("→ el crédito queda \(after.told)") }
    return notes
  }

  private var asksToEnd: Bool { ["payoff", "cancellation"].contains(occurrence.name) }

  /// Where money went that no row of the table received.
  private var placeOfTheRest: String {
    if case .writtenOff = before { "recuperado" } else { "capital por vencer" }
  }
}
