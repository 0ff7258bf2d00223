public import Kernel

/// Everything the contract fixes about a loan's arithmetic. With a calendar it gives the schedule;
/// with events, the position on any date.
public struct LoanTerms: Hashable, Sendable, Codable {
  /// What the borrower asked for. A financed opening fee comes on top of it.
  public var principal: Money
  public var disbursedOn: CalendarDate
  public var installmentCount: Int
  public var frequency: Frequency
  public var method: RepaymentMethod
  public var annualRate: Rate
  public var accrual: Accrual
  public var moratorioAnnualRate: Rate
  public var ivaOnInterest: Rate
  public var ivaOnFees: Rate
  public var openingFee: OpeningFee?
  /// Charged with every instalment: administration, compulsory insurance. Before IVA.
  public var installmentFee: Money
  /// Charged for a collection act actually done, by its event. Before IVA.
  public var collectionFee: Money
  public var firstDue: FirstDue
  public var rounding: Rounding
  /// Inside an instalment, what a payment reduces first.
  public var allocationOrder: [Component]
  public var garantiaLiquida: GarantiaLiquida?

  public init(
    principal: Money, disbursedOn: CalendarDate, installmentCount: Int, frequency: Frequency,
    method: RepaymentMethod = .level, annualRate: Rate, accrual: Accrual = .byPeriod,
    moratorioAnnualRate: Rate = .zero, ivaOnInterest: Rate = .percent(16),
    ivaOnFees: Rate = .percent(16), openingFee: OpeningFee? = nil, installmentFee: Money = .zero,
    collectionFee: Money = .zero, firstDue: FirstDue = FirstDue(),
    rounding: Rounding = .halfEven, allocationOrder: [Component] = Component.usualOrder,
    garantiaLiquida: GarantiaLiquida? = nil
  ) {
    self.principal = principal
    self.disbursedOn = disbursedOn
    self.installmentCount = installmentCount
    self.frequency = frequency
    self.method = method
    self.annualRate = annualRate
    self.accrual = accrual
    self.moratorioAnnualRate = moratorioAnnualRate
    self.ivaOnInterest = ivaOnInterest
    self.ivaOnFees = ivaOnFees
    self.openingFee = openingFee
    self.installmentFee = installmentFee
    self.collectionFee = collectionFee
    self.firstDue = firstDue
    self.rounding = rounding
    self.allocationOrder = allocationOrder
    self.garantiaLiquida = garantiaLiquida
  }
}

extension LoanTerms {
  /// The opening fee and its IVA; nothing where there is none.
  public var openingFeePart: Part {
    guard let openingFee else { return .zero }
    let net = openingFee.amount.of(principal, rounding: rounding)
    return Part(net: net, iva: net.proportion(ivaOnFees, rounding: rounding))
  }

  /// What the instalments repay: the principal and whatever fee is financed with it.
  public var amortizedPrincipal: Money {
    switch openingFee?.settlement {
    case .financed: principal + openingFeePart.total
    case .deducted, nil: principal
    }
  }

  /// What reaches the borrower's account.
  public var netDisbursement: Money {
    switch openingFee?.settlement {
    case .deducted: principal - openingFeePart.total
    case .financed, nil: principal
    }
  }
}
