import Kernel
import Lending

extension LineLife {
  /// For a terminal: what happened, each statement, and what is owed.
  /// `details` tell the particulars of each event.
  func text(_ details: [String]) -> String {
    let cat = catTenths.map { "\(RateText(tenths: Int64($0))) sin IVA" } ?? "no tiene"
    return [
      "Límite \(position.limit.text). CAT \(cat).",
      "Movimientos (lo que cambió en lo que se debe)\n" + story(details),
      "Estados de cuenta\n" + cycles, "Al \(asOf.text.long): " + standing, warning,
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func story(_ details: [String]) -> String {
    let note = later == 0 ? "" : "\n  \(later) más, conocidos después del corte, no cuentan."
    guard !steps.isEmpty else { return "  Ninguno." + note }
    var table = TextTable(
      [.figures("Núm"), .figures("Fecha"), .words("Movimiento"), .figures("Monto")]
        + Balance.columns + [.figures("Adeudo"), .figures("Disponible")])
    for (index, (step, detail)) in zip(steps, details).enumerated() {
      table.add(
        [
          String(index + 1), step.occurrence.effectiveOn.text.short, step.occurrence.told(detail),
          step.amount.cell,
        ] + step.change.cells + [step.owedAfter.text, step.availableAfter.text])
    }
    return table.text + note
  }

  private var cycles: String {
    guard !statements.isEmpty else { return "  Todavía no hay corte." }
    let heads = [
      "Saldo anterior", "Disposiciones", "Pagos", "Devoluciones", "Interés", "Moratorio",
      "Comisiones", "IVA", "Saldo", "Mínimo", "Sin intereses",
    ]
    var table = TextTable(
      [.figures("Núm"), .figures("Corte")] + heads.map { .figures($0) } + [.figures("Pagar hasta")])
    for statement in statements {
      let iva = statement.interest.iva + statement.moratorio.iva + statement.fees.iva
      let moved = [
        statement.draws, statement.payments, statement.refunds, statement.interest.net,
        statement.moratorio.net, statement.fees.net, iva,
      ]
      table.add(
        [String(statement.number), statement.cutOn.text.short, statement.opening.text]
          + moved.map(\.cell)
          + [statement.closing, statement.minimum, statement.paymentForNoInterest].map(\.text)
          + [statement.dueOn.text.short])
    }
    return table.text
  }

  private var standing: String {
    let late =
      position.daysPastDue == 0
      ? "al corriente" : "\(position.daysPastDue.daysLate) (\(bucket.told))"
    var table = TextTable([.words("Concepto"), .figures("Importe"), .words("De eso")])
    let balances: [(String, Balance)] = [
      ("Adeudo", position.owed), ("Exigible", position.due), ("Vencido", position.pastDue),
    ]
    for (name, balance) in balances { table.add([name, balance.total.text, balance.told]) }
    let parts: [(String, Part)] = [
      ("Interés del ciclo", position.accruedInterest),
      ("Interés si no paga completo", position.interestAtStake),
      ("Moratorio del ciclo", position.accruedMoratorio),
    ]
    for (name, part) in parts where !part.isZero { table.add([name, part.total.text, part.told]) }
    let amounts: [(String, Money)] = [
      ("Usado del límite", position.used), ("Disponible", position.available),
      ("A favor del cliente", position.credit), ("Para liquidar ese día", payoff),
    ]
    for (name, amount) in amounts where !amount.isZero { table.add([name, amount.text, ""]) }
    let next = position.nextDueOn.map { ", pagar hasta el \($0.text.short)" } ?? ""
    return "\(position.standing.told), \(late)\(next); próximo corte el "
      + "\(position.nextCutOn.text.short).\n" + table.text
  }

  /// The warning that a statement carries.
  private var warning: String {
    guard let minimumOnly, minimumOnly.payments > 0 else { return "" }
    return """
      Si paga solo el mínimo y no dispone más: \(minimumOnly.payments) pagos, hasta el \
      \(minimumOnly.paidOffOn.text.short), por \(minimumOnly.paid.text), de ellos \
      \(minimumOnly.interest.told) de interés nuevo.
      """
  }

  /// For a spreadsheet: one line a statement.
  var csv: String {
    let head = """
      corte,desde,vence,saldo_anterior,disposiciones,pagos,devoluciones,interes,moratorio,\
      comisiones,iva,saldo,minimo,sin_intereses,disponible
      """
    let lines = statements.map { statement in
      let iva = statement.interest.iva + statement.moratorio.iva + statement.fees.iva
      let amounts = [
        statement.opening, statement.draws, statement.payments, statement.refunds,
        statement.interest.net, statement.moratorio.net, statement.fees.net, iva,
        statement.closing, statement.minimum, statement.paymentForNoInterest,
        statement.available,
      ]
      return
        ([statement.cutOn, statement.startsOn, statement.dueOn].map(\.description)
        + amounts.map(\.plain)).joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\n")
  }
}

extension LineStanding {
  fileprivate var told: String {
    switch self {
    case .open: "abierta"
    case .blocked: "bloqueada"
    case .closed(let on): "cerrada el \(on.text.short)"
    }
  }
}
