import Kernel

extension ScheduleExplainer {
  /// Of a floating loan, the rates that the row bears: the one of its first day, and those that
  /// come inside it.
  var rates: [RateChange] {
    guard terms.floating != nil, let path = try? schedule.rateChanges(by: market) else { return [] }
    let before = path.last { $0.from <= row.periodStart }
    let inside = path.filter {
      row.periodStart < $0.from && $0.from < min(row.periodEnd, row.dueOn)
    }
    return [before].compactMap { $0 } + inside
  }

  /// The rate as the formula of interest says it.
  var rateWords: String {
    guard rates.count > 1 else { return (rates.first?.rate ?? terms.annualRate).text }
    let stretches = rates.dropFirst().map { " y \($0.rate.text) desde el \($0.from.text)" }
    return rates[0].rate.text + stretches.joined()
  }

  /// What each rate was read from.
  var rateSource: String {
    guard let floating = terms.floating, !rates.isEmpty else { return "" }
    return "; tasa: " + rates.map { $0.words(floating, by: market) }.joined(separator: "; ")
  }

  /// The change of rate after which the table asked for this row again; nil where it never did.
  var reset: RateChange? {
    guard let path = try? schedule.rateChanges(by: market), var rate = path.first?.rate else {
      return nil
    }
    var reset: RateChange?
    for change in path where change.from < min(row.periodEnd, row.dueOn) && change.rate != rate {
      (reset, rate) = (change, change.rate)
    }
    return reset
  }

  /// IVA on real interest where the UDI of the period are known, and in words where they are not.
  func ivaWords(_ rate: Rate) -> String {
    guard terms.iva?.interestBase == .real else {
      return "\(row.interest.text) × \(rate.text) de IVA"
    }
    guard let real = row.realInterest(by: market.udi, rounding: terms.rounding) else {
      return "\(rate.text) de IVA provisional sobre todo el interés, "
        + "hasta que la UDI diga cuánto excede a la inflación"
    }
    return "\(real.value.text) × \(rate.text) de IVA; interés real: \(row.interest.text) − "
      + "\(row.interestBase.text) × (\(real.udiAtEnd.text) ÷ \(real.udiAtStart.text) − 1), "
      + "con la UDI del \(real.udiFrom.text) y del \(real.udiThrough.text)"
  }
}

extension Installment {
  /// Nil where the UDI of its period are not published.
  func realInterest(by table: UDITable, rounding: Rounding) -> RealInterest? {
    let period = InterestPeriod(
      base: interestBase, interest: interest, start: periodStart, end: periodEnd)
    return try? period.realInterest(udi: table, rounding: rounding)
  }
}
