import Kernel

extension Schedule {
  /// The same table with the IVA of real interest (LIVA art. 18-A) in every period whose UDI are
  /// published; the others keep it on all their interest, the most that it can be.
  public func taxed(by table: UDITable) throws(TaxRefused) -> Schedule {
    guard let iva = terms.iva, iva.interestBase == .real else { return self }
    var rows: [Installment] = []
    for row in installments {
      let period = InterestPeriod(
        base: row.interestBase, interest: row.interest, start: row.periodStart, end: row.periodEnd)
      do throws(TaxRefused) {
        rows.append(row.bearing(try iva.iva(of: period, udi: table, rounding: terms.rounding)))
      } catch .udiNotPublished {
        rows.append(row)
      }
    }
    return Schedule(terms: terms, installments: rows)
  }
}

extension Installment {
  fileprivate func bearing(_ iva: Money) -> Installment {
    Installment(
      number: number, periodStart: periodStart, periodEnd: periodEnd, dueOn: dueOn,
      interestDays: interestDays, interestBase: interestBase, openingPrincipal: openingPrincipal,
      principal: principal, interest: interest, interestIVA: iva, fees: fees, feesIVA: feesIVA,
      insurance: insurance, insuranceIVA: insuranceIVA, interestFrom: interestFrom)
  }
}
