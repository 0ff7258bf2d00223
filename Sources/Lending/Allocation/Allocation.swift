public import Kernel

/// Oldest instalment first; inside it the contract's order; each component with its own IVA.
struct Allocation {
  let terms: LoanTerms
  let date: CalendarDate
  let event: String?

  /// Reduces the rows and returns what money is left.
  func spend(
    _ amount: Money, on rows: inout [OpenInstallment], from firstOpen: Int,
    noting lines: inout [AllocationLine]
  ) -> Money {
    var left = amount
    var index = firstOpen
    while index < rows.count, left.isPositive {
      left = spend(left, on: &rows[index], noting: &lines)
      index += 1
    }
    return left
  }

  private func spend(
    _ amount: Money, on row: inout OpenInstallment, noting lines: inout [AllocationLine]
  ) -> Money {
    var left = amount
    let isDue = row.payableOn <= date
    for component in terms.allocationOrder where isDue || component == .collectionFees {
      let remaining = row.remaining(component, on: date, terms: terms)
      guard remaining.total.isPositive, left.isPositive else { continue }
      let part = remaining.covered(by: left)
      row.pay(part, of: component, on: date)
      left -= part.total
      lines.append(
        AllocationLine(
          event: event, on: date, installment: row.number, component: component, part: part))
    }
    if row.settledOn == nil, row.unpaidOfTable.isZero { row.settledOn = date }
    return left
  }
}

extension Part {
  /// What an amount pays of this part: net and IVA in their proportion, rounded half to even on
  /// the IVA. The payment that finishes it takes whatever both have left, so none is lost.
  public func covered(by amount: Money) -> Part {
    guard amount < total else { return self }
    let iva = Rounding.halfEven.divide(
      Int128(amount.minorUnits) * Int128(iva.minorUnits), by: Int128(total.minorUnits))
    let tax = Money(minorUnits: iva, currency: amount.currency)
    return Part(net: amount - tax, iva: tax)
  }
}
