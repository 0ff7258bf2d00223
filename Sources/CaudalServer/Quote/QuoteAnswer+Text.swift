import Kernel

extension QuoteAnswer {
  /// For a terminal.
  public var text: String {
    let own = downPayment.isZero ? "" : ", con enganche de \(downPayment.text)"
    var parts = ["\(title): \(amount.text), recibe \(netDisbursement.text)\(own)", table, totals]
    if let explained {
      parts.append(
        explained.map { line in
          Self.left(Self.words[line.figure] ?? line.figure, 16) + Self.right(line.amount.text, 14)
            + "  " + line.formula
        }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// For a spreadsheet: pesos with two decimals and a point, one line an instalment.
  public var csv: String {
    let head = "numero,vence,dias,capital,interes,iva,comisiones,seguro,pago,saldo"
    let lines = rows.map { row in
      let amounts = [
        row.principal, row.interest, row.iva, row.fees, row.insurance, row.total, row.balance,
      ]
      return
        ([String(row.number), row.dueOn.description, String(row.interestDays)]
        + amounts.map(\.plain)).joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private var hasInsurance: Bool { rows.contains { !$0.insurance.isZero } }

  private var table: String {
    let names =
      ["Capital", "Interés", "IVA", "Comisiones"] + (hasInsurance ? ["Seguro"] : [])
      + ["Pago", "Saldo"]
    let head = "Núm  Vence     " + names.map { Self.right($0, 14) }.joined()
    let lines = rows.map { row in
      let insurance = hasInsurance ? [row.insurance] : []
      let amounts = [row.principal, row.interest, row.iva, row.fees] + insurance
      return Self.right(String(row.number), 3) + "  " + row.dueOn.description
        + (amounts + [row.total, row.balance]).map { Self.right($0.text, 14) }.joined()
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private var totals: String {
    """
    Intereses \(totalInterest.text), IVA \(totalIVA.text), comisiones y primas \(totalFees.text).
    Total a pagar \(totalToPay.text). \(cat.map { "CAT \($0)% sin IVA" } ?? "No tiene CAT").
    """
  }

  private static let words = [
    "payment": "Pago acordado", "interest": "Interés", "principal": "Capital",
    "interestIVA": "IVA", "fees": "Comisiones", "feesIVA": "IVA comisiones",
    "insurance": "Seguro", "insuranceIVA": "IVA del seguro", "total": "Pago total",
    "balance": "Saldo",
  ]

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

extension Money {
  /// `1234.56`, for machines.
  fileprivate var plain: String {
    let (pesos, centavos) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(isNegative ? "-" : "")\(pesos).\(centavos < 10 ? "0" : "")\(centavos)"
  }
}
