import Kernel
import Lending

extension GroupLife {
  /// For a terminal: the group first, then each member.
  /// `details` tell the particulars of each event.
  func text(_ details: [String]) -> String {
    ([
      "\(members.count) integrantes, \(schedule.map(\.principal).sum.text).",
      "La tabla del grupo\n" + agreed,
      "Movimientos (lo que cambió en lo que se debe)\n" + story(details),
      "Al \(asOf.text.long): \(late).\n" + standing, debts,
    ] + members.map { "\($0.id), al \(asOf.text.long)\n" + $0.rows.text })
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var agreed: String {
    var table = TextTable(
      [.figures("Núm"), .figures("Vence")]
        + ["Capital", "Interés", "Comisiones", "IVA", "Pago", "Saldo"].map { .figures($0) })
    for row in schedule {
      table.add(
        [String(row.number), row.dueOn.text.short]
          + [row.principal, row.interest, row.fees, row.interestIVA + row.feesIVA].map(\.cell)
          + [row.total.text, row.closingPrincipal.text])
    }
    return table.text
  }

  private func story(_ details: [String]) -> String {
    let note = later == 0 ? "" : "\n  \(later) más, conocidos después del corte, no cuentan."
    guard !steps.isEmpty else { return "  Ninguno." + note }
    var table = TextTable(
      [.figures("Núm"), .figures("Fecha"), .words("Movimiento"), .figures("Monto")]
        + Balance.columns + [.figures("A favor"), .figures("Adeudo"), .figures("Atraso")])
    for (index, (step, detail)) in zip(steps, details).enumerated() {
      let change = step.effects.reduce(into: Balance.zero) { $0 += $1.change }
      table.add(
        [
          String(index + 1), step.occurrence.effectiveOn.text.short, step.occurrence.told(detail),
          step.amount.cell,
        ] + change.cells + [
          step.effects.map(\.credit).sum.cell, step.outstandingAfter.text,
          step.daysPastDueAfter == 0 ? "" : "\(step.daysPastDueAfter) d",
        ])
      step.notes.forEach { table.note($0) }
    }
    return table.text + note
  }

  private var late: String {
    daysPastDue == 0 ? "al corriente" : "\(daysPastDue.daysLate) (\(bucket.told))"
  }

  private var standing: String {
    var table = TextTable(
      [.words("Integrante")]
        + ["Adeudo", "Exigible", "Vencido", "Para ir al corriente", "A favor", "Garantía"].map {
          .figures($0)
        } + [.figures("Atraso"), .words("Situación")])
    for member in members {
      let position = member.position
      let held = guarantee.held.first { $0.member == member.id }?.amount ?? .zero
      table.add(
        [member.id.text]
          + [position.outstanding, position.due, position.pastDue].map(\.total.text)
          + [member.toPay.text, position.credit.cell, held.cell]
          + [
            position.daysPastDue == 0 ? "" : "\(position.daysPastDue) d",
            member.hasLeft ? "\(position.standing.told), salió" : position.standing.told,
          ])
    }
    table.add(
      ["Grupo"] + [outstanding, due, pastDue].map(\.total.text)
        + [
          toPay.text, credit.cell, guarantee.total.cell, daysPastDue == 0 ? "" : "\(daysPastDue) d",
        ]
        + [""])
    return table.text
  }

  /// Who answers for those behind, what members owe each other, and what is missing of their
  /// garantía líquida.
  private var debts: String {
    let late = members.filter { $0.position.daysPastDue > 0 && !$0.answering.isEmpty }.map {
      "  Por \($0.id) responden \($0.answering.map(\.text).joined(separator: ", "))."
    }
    let owed = solidarity.map { "  \($0.debtor) debe a \($0.creditor) \($0.amount.text)." }
    let missing =
      guarantee.missing.isZero
      ? [] : ["  De garantía líquida faltan \(guarantee.missing.text)."]
    let all = late + owed + missing
    return all.isEmpty ? "" : (["Entre integrantes"] + all).joined(separator: "\n")
  }

  /// For a spreadsheet: one line for each instalment of each member.
  var csv: String {
    let lines = members.flatMap { member in member.rows.map { "\(member.id),\($0.csv)" } }
    return (["integrante," + InstallmentStanding.csvHead] + lines).joined(separator: "\n")
  }
}

extension GroupStep {
  /// Whose loan it paid, with whose money.
  fileprivate var notes: [String] {
    shares.map { share in
      let payer = share.isSolidarity ? share.payer.map { ", de \($0)" } ?? "" : ""
      return "→ \(share.member) \(share.amount.text)\(payer)"
    }
  }
}
