import Kernel

extension LoanTerms {
  enum CodingKeys: String, CodingKey {
    case principal, disbursedOn, installmentCount, frequency, method, annualRate
    case floatingBox = "floating"
    case dayCount = "accrual"
    case annuityBasis, moratorioAnnualRate, moratorio, ivaOnInterest, ivaOnFees
    case ivaBox = "iva"
    case openingFee, installmentFee, collectionFee, charges
    case lateFeeBox = "lateFee"
    case firstDue, skippedMonths, workingDays
    case grace, rounding, installmentRounding, arithmetic, allocation, downPayment, drawdowns
    case flatInterest, recalculation, punctuality, tolerance, garantiaLiquida
  }

  /// What was kept before a contract could say more.
  private enum FormerKeys: String, CodingKey { case allocationOrder }

  /// A rate that `iva` says already, for whoever refuses both together.
  public static func isPlainIVA(_ name: String) -> Bool {
    [CodingKeys.ivaOnInterest, .ivaOnFees].contains { $0.rawValue == name }
  }

  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      from: decoder, principal: try form.decode(Money.self, forKey: .principal),
      disbursedOn: try form.decode(CalendarDate.self, forKey: .disbursedOn),
      installmentCount: try form.decode(Int.self, forKey: .installmentCount))
  }

  /// What is not said is the usual, as it was before it could be said.
  init(
    from decoder: any Decoder, principal: Money, disbursedOn: CalendarDate, installmentCount: Int
  ) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    func kept<Value: Decodable>(_ key: CodingKeys, otherwise: Value) throws -> Value {
      try form.decodeIfPresent(Value.self, forKey: key) ?? otherwise
    }
    let floating = try form.decodeIfPresent(FloatingRate.self, forKey: .floatingBox)
    let frequency = try form.decode(Frequency.self, forKey: .frequency)
    let dayCount = try kept(.dayCount, otherwise: DayCount.byPeriod)
    let rounding = try kept(.rounding, otherwise: Rounding.halfEven)
    self.init(
      principal: principal, disbursedOn: disbursedOn, installmentCount: installmentCount,
      frequency: frequency,
      method: try kept(.method, otherwise: .level),
      annualRate: floating != nil && !form.contains(.annualRate)
        ? .zero : try form.nominalRate(of: frequency, dayCount: dayCount, rounding: rounding),
      floating: floating,
      dayCount: dayCount,
      annuityBasis: try kept(.annuityBasis, otherwise: .exactPeriods),
      moratorioAnnualRate: try kept(.moratorioAnnualRate, otherwise: .zero),
      moratorio: try kept(.moratorio, otherwise: .usual),
      ivaOnInterest: try kept(.ivaOnInterest, otherwise: .percent(16)),
      ivaOnFees: try kept(.ivaOnFees, otherwise: .percent(16)),
      iva: try form.decodeIfPresent(IVATerms.self, forKey: .ivaBox),
      openingFee: try form.decodeIfPresent(OpeningFee.self, forKey: .openingFee),
      installmentFee: try kept(.installmentFee, otherwise: .zero),
      collectionFee: try kept(.collectionFee, otherwise: .zero),
      charges: try kept(.charges, otherwise: []),
      lateFee: try form.decodeIfPresent(LateFee.self, forKey: .lateFeeBox),
      firstDue: try kept(.firstDue, otherwise: FirstDue()),
      skippedMonths: try kept(.skippedMonths, otherwise: []),
      workingDays: try kept(.workingDays, otherwise: WorkingDayRule()),
      grace: try kept(.grace, otherwise: .none),
      rounding: rounding,
      installmentRounding: try kept(.installmentRounding, otherwise: .toTheCentavo),
      arithmetic: try kept(.arithmetic, otherwise: .exact),
      allocation: try kept(.allocation, otherwise: try Self.formerAllocation(decoder)),
      downPayment: try form.decodeIfPresent(DownPayment.self, forKey: .downPayment),
      drawdowns: try kept(.drawdowns, otherwise: .overRemaining),
      flatInterest: try kept(.flatInterest, otherwise: .eachInstallment),
      recalculation: try kept(.recalculation, otherwise: .none),
      punctuality: try form.decodeIfPresent(Punctuality.self, forKey: .punctuality),
      tolerance: try kept(.tolerance, otherwise: .none),
      garantiaLiquida: try form.decodeIfPresent(GarantiaLiquida.self, forKey: .garantiaLiquida))
  }

  private static func formerAllocation(_ decoder: any Decoder) throws -> AllocationPlan {
    let form = try decoder.container(keyedBy: FormerKeys.self)
    let order = try form.decodeIfPresent([Component].self, forKey: .allocationOrder)
    return .holdingTheRest(order.map(Component.whole) ?? .usual)
  }
}

extension KeyedDecodingContainer<LoanTerms.CodingKeys> {
  /// The nominal rate that the loan bears, whichever way it is said. One that is nominal already is
  /// for the terms to check.
  fileprivate func nominalRate(
    of frequency: Frequency, dayCount: DayCount, rounding: Rounding
  ) throws -> Rate {
    let quoted = try decode(QuotedRate.self, forKey: .annualRate)
    if case .nominalAnnual(let rate) = quoted { return rate }
    do throws(RateRefused) {
      return try quoted.nominalAnnual(for: frequency, dayCount: dayCount, rounding: rounding)
    } catch {
      throw DecodingError.malformed(
        error.problem.detail, at: codingPath + [LoanTerms.CodingKeys.annualRate])
    }
  }
}
