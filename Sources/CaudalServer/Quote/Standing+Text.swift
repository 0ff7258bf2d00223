import Kernel
import Lending

// A table and a position as they stand.

extension [InstallmentStanding] {
  var text: String {
    var table = TextTable(
      [.figures("Núm"), .figures("Vence")] + Balance.columns
        + [
          .figures("Total"), .figures("Pagado"), .figures("Falta"), .figures("Saldo"),
          .words("Estado"),
        ])
    for row in self {
      table.add(
        [row.kind.told(row.installment), row.dueOn.text.short] + row.owed.cells
          + [
            row.owed.total.text, row.paid.total.cell, row.unpaid.total.cell,
            row.closingPrincipal.text, row.told,
          ])
    }
    return table.text
  }
}

extension Position {
  func text(_ bucket: DelinquencyBucket) -> String {
    var late = "al corriente"
    if daysPastDue > 0 {
      let from = oldestPastDue.map { ", desde el pago \($0)" } ?? ""
      late = "\(daysPastDue.daysLate) (\(bucket.told))\(from)"
    }
    return
      ([standing == .open ? "\(standing.told), \(late)." : "\(standing.told)."]
      + [standing == .open || !outstanding.isZero ? owed : ""])
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// By component, what is owed, what can be asked today and what is late.
  private var owed: String {
    var table = TextTable([
      .words("Concepto"), .figures("Adeudo"), .figures("Exigible"), .figures("Vencido"),
    ])
    let columns = [outstanding, due, pastDue]
    for component in Component.allCases.reversed()
    where component == .principal || columns.contains(where: { !$0[component].isZero }) {
      table.add([component.told.capitalizedFirst] + columns.map { $0[component].net.text })
    }
    table.add(["IVA"] + columns.map { $0.iva.text })
    table.add(["Total"] + columns.map { $0.total.text })
    return table.text
  }
}

extension InstallmentStanding {
  static let csvHead =
    "renglon,numero,vence,capital,interes,moratorio,cargos,iva,total,pagado,falta,saldo,estado"

  var csv: String {
    let amounts = [
      owed.principal, owed.ordinaryInterest.net, owed.moratorio.net, owed.charges.net, owed.iva,
      owed.total, paid.total, unpaid.total, closingPrincipal,
    ]
    return
      ([kind.rawValue, String(installment), dueOn.description] + amounts.map(\.plain)
      + [told]).joined(separator: ",")
  }
}
