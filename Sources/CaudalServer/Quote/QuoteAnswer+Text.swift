import Kernel

extension QuoteAnswer {
  /// For a terminal.
  public var text: String {
    let own = downPayment.isZero ? "" : ", con enganche de \(downPayment.text)"
    var parts =
      ["\(title): \(amount.text), recibe \(netDisbursement.text)\(own)", table, totals] + notes
    if let explained {
      var table = TextTable([.words("Cifra"), .figures("Importe"), .words("Cómo sale")])
      for line in explained {
        table.add([Self.words[line.figure] ?? line.figure, line.amount.text, line.formula])
      }
      parts.append(table.text)
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

  private var table: String {
    let heads = ["Capital", "Interés", "IVA", "Comisiones", "Seguro", "Pago", "Saldo"]
    var table = TextTable(
      [.figures("Núm"), .figures("Vence")] + heads.map { .figures($0) })
    for row in rows {
      let parts = [row.principal, row.interest, row.iva, row.fees, row.insurance]
      table.add(
        [String(row.number), row.dueOn.text.short] + parts.map(\.cell)
          + [row.total.text, row.balance.text])
    }
    return table.text
  }

  private var totals: String {
    """
    Intereses \(totalInterest.text), IVA \(totalIVA.text), comisiones y primas \(totalFees.text).
    Total a pagar \(totalToPay.text). \(catWords)\(effectiveWords)
    """
  }

  private var catWords: String {
    cat.map { "CAT \($0)% sin IVA." } ?? "No tiene CAT. \(catRefused ?? "")"
  }

  private var effectiveWords: String {
    effectiveAnnualRate.map { " Tasa efectiva anual \($0.text)." } ?? ""
  }

  private static let words = [
    "payment": "Pago acordado", "interest": "Interés", "principal": "Capital",
    "interestIVA": "IVA", "fees": "Comisiones", "feesIVA": "IVA comisiones",
    "insurance": "Seguro", "insuranceIVA": "IVA del seguro", "total": "Pago total",
    "balance": "Saldo",
  ]
}

extension Money {
  /// `1234.56`, for machines.
  var plain: String {
    let (pesos, centavos) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(isNegative ? "-" : "")\(pesos).\(centavos < 10 ? "0" : "")\(centavos)"
  }
}
