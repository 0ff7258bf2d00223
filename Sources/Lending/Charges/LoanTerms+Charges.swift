public import Kernel

extension LoanTerms {
  /// The opening fee and its IVA; nothing where there is none.
  public var openingFeePart: Part {
    guard let openingFee else { return .zero }
    return withFeeIVA(openingFee.amount.of(principal, rounding: rounding), on: disbursedOn)
  }

  /// What the instalments repay: the principal and whatever is financed with it.
  public var amortizedPrincipal: Money { principal + charged(atDisbursement: .financed) }

  /// What reaches the borrower's account.
  public var netDisbursement: Money { principal - charged(atDisbursement: .deducted) }

  /// Each charge of the day the money leaves, but the opening fee.
  public var disbursementCharges: [(charge: Charge, part: Part)] {
    charges.compactMap { charge in
      guard case .disbursement = charge.when else { return nil }
      return (charge, part(of: charge, on: disbursedOn, base: { _ in principal }))
    }
  }

  /// Every fee that goes with an instalment, and every premium.
  @inline(__always)
  func charged(with row: ChargedRow) -> (fees: Part, insurance: Part) {
    let usual = installmentFee.isZero ? .zero : withFeeIVA(installmentFee, on: row.end)
    if charges.isEmpty { return (usual, .zero) }
    return (usual + charged(.fee, with: row), charged(.insurance, with: row))
  }

  /// Of one kind, with an instalment.
  private func charged(_ kind: Charge.Kind, with row: ChargedRow) -> Part {
    charges.reduce(into: Part.zero) { total, charge in
      guard charge.kind == kind, row.bears(charge) else { return }
      total += part(of: charge, with: row)
    }
  }

  /// One charge that goes with an instalment, with its IVA.
  func part(of charge: Charge, with row: ChargedRow) -> Part {
    part(of: charge, on: row.end) { base($0, with: row) }
  }

  /// What a share of a charge is a share of, for one instalment.
  func base(_ base: Charge.Base, with row: ChargedRow) -> Money {
    switch base {
    case .principal: principal
    case .disbursed: amortizedPrincipal
    case .balance: row.opening
    case .installment: row.principal + row.interest
    case .interest: row.interest
    }
  }

  private func charged(atDisbursement settlement: OpeningFee.Settlement) -> Money {
    let opening = openingFee?.settlement == settlement ? openingFeePart.total : .zero
    if charges.isEmpty { return opening }
    return disbursementCharges.reduce(opening) { total, line in
      line.charge.when == .disbursement(settlement) ? total + line.part.total : total
    }
  }

  private func part(
    of charge: Charge, on date: CalendarDate, base: (Charge.Base) -> Money
  ) -> Part {
    switch charge.amount {
    case .fixed(let amount): withFeeIVA(amount, on: date, own: charge.iva)
    case .share(let rate, let of):
      withFeeIVA(base(of).proportion(rate, rounding: rounding), on: date, own: charge.iva)
    }
  }
}

/// An instalment as its charges see it.
struct ChargedRow {
  let isFirst: Bool
  let isLast: Bool
  let start: CalendarDate
  let end: CalendarDate
  let opening: Money
  let principal: Money
  let interest: Money

  func bears(_ charge: Charge) -> Bool {
    switch charge.when {
    case .disbursement: false
    case .eachInstallment: true
    case .on(let date): (date > start || isFirst) && (date <= end || isLast)
    }
  }
}
