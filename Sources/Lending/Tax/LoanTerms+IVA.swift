public import Kernel

extension LoanTerms {
  /// The rate that a contract names: that of interest on the day of disbursement.
  public var ivaRateAtSigning: Rate {
    ivaRate(of: .ordinaryInterest, on: disbursedOn, due: disbursedOn)
  }

  /// What a component bears of IVA: interest and fees by the day they are earned or charged,
  /// moratorio by the day its instalment fell due.
  public func ivaRate(
    of component: Component, on date: CalendarDate, due dueOn: CalendarDate
  ) -> Rate {
    switch component {
    case .ordinaryInterest: iva?.interest.rate(on: date) ?? ivaOnInterest
    case .moratorio: iva?.moratorio.rate(on: dueOn) ?? ivaOnInterest
    case .fees, .insurance, .collectionFees: iva?.fees.rate(on: date) ?? ivaOnFees
    case .principal: .zero
    }
  }

  /// Ordinary interest with its IVA, on the day that it is earned.
  @inline(__always)
  func withIVA(_ interest: Money, on date: CalendarDate) -> Part {
    let rate = iva.map { $0.interest.rate(on: date) } ?? ivaOnInterest
    return Part(net: interest, iva: interest.proportion(rate, rounding: rounding))
  }

  /// Interest with its IVA, where it is part of the `whole` of a period. Real interest bears it in
  /// the proportion that the whole does, since inflation is known for the period and not for each
  /// of its days.
  func withIVA(_ interest: Money, of whole: Part, endingOn end: CalendarDate) -> Part {
    guard iva?.interestBase == .real, whole.net.isPositive else {
      return withIVA(interest, on: end)
    }
    let units = rounding.divide(
      Int128(interest.minorUnits) * Int128(whole.iva.minorUnits), by: Int128(whole.net.minorUnits))
    return Part(net: interest, iva: Money(minorUnits: units, currency: interest.currency))
  }

  /// Moratorio with its IVA, by the day that its instalment fell due.
  func withMoratorioIVA(_ moratorio: Money, due dueOn: CalendarDate) -> Part {
    let rate = iva.map { $0.moratorio.rate(on: dueOn) } ?? ivaOnInterest
    return Part(net: moratorio, iva: moratorio.proportion(rate, rounding: rounding))
  }

  /// A fee or a premium with its IVA, on the day that it is charged.
  public func withFeeIVA(_ fee: Money, on date: CalendarDate, own: Rate? = nil) -> Part {
    let rate = own ?? iva.map { $0.fees.rate(on: date) } ?? ivaOnFees
    return Part(net: fee, iva: fee.proportion(rate, rounding: rounding))
  }
}
