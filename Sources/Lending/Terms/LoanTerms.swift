public import Kernel

/// Everything the contract fixes about a loan's arithmetic. With a calendar it gives the schedule;
/// with events, the position on any date.
public struct LoanTerms: Hashable, Sendable, Codable {
  /// What the borrower asked for. Whatever is financed comes on top of it.
  public var principal: Money
  public var disbursedOn: CalendarDate
  /// Periods of the loan; a fixed payment may need fewer.
  public var installmentCount: Int
  public var frequency: Frequency
  public var method: RepaymentMethod
  /// Nominal, a year. Where the rate floats, the one in force on the day of disbursement.
  public var annualRate: Rate
  /// How the rate follows an index, where it is not fixed.
  public var floating: FloatingRate? {
    get { floatingBox?.value }
    set { floatingBox = newValue.map { .of($0) } }
  }
  private var floatingBox: Boxed<FloatingRate>?
  public var dayCount: DayCount
  public var annuityBasis: AnnuityBasis
  public var moratorioAnnualRate: Rate
  public var moratorio: Moratorio
  public var ivaOnInterest: Rate
  public var ivaOnFees: Rate
  /// Where IVA changes with dates, spares something or follows real interest, this says so instead
  /// of the two rates above.
  public var iva: IVATerms? {
    get { ivaBox?.value }
    set { ivaBox = newValue.map { .of($0) } }
  }
  private var ivaBox: Boxed<IVATerms>?
  public var openingFee: OpeningFee?
  /// Charged with every instalment. Before IVA.
  public var installmentFee: Money
  /// Charged for a collection act actually done, by its event. Before IVA.
  public var collectionFee: Money
  public var charges: [Charge]
  public var lateFee: LateFee? {
    get { lateFeeBox?.value }
    set { lateFeeBox = newValue.map { .of($0) } }
  }
  private var lateFeeBox: Boxed<LateFee>?
  public var firstDue: FirstDue
  /// Months, from 1 to 12, in which nothing falls due: a farmer between harvests.
  public var skippedMonths: [Int]
  public var workingDays: WorkingDayRule
  public var grace: Grace
  public var rounding: Rounding
  public var installmentRounding: InstallmentRounding
  public var arithmetic: Arithmetic
  /// What each kind of payment reduces, and in what order.
  public var allocation: AllocationPlan
  /// The borrower's own share of each disbursement.
  public var downPayment: DownPayment?
  public var drawdowns: DrawdownRule
  public var flatInterest: FlatInterest
  public var recalculation: Recalculation
  public var punctuality: Punctuality?
  public var tolerance: Tolerance
  public var garantiaLiquida: GarantiaLiquida?

  public init(
    principal: Money, disbursedOn: CalendarDate, installmentCount: Int, frequency: Frequency,
    method: RepaymentMethod = .level, annualRate: Rate, floating: FloatingRate? = nil,
    dayCount: DayCount = .byPeriod, annuityBasis: AnnuityBasis = .exactPeriods,
    moratorioAnnualRate: Rate = .zero,
    moratorio: Moratorio = .usual, ivaOnInterest: Rate = .percent(16),
    ivaOnFees: Rate = .percent(16), iva: IVATerms? = nil, openingFee: OpeningFee? = nil,
    installmentFee: Money = .zero,
    collectionFee: Money = .zero, charges: [Charge] = [], lateFee: LateFee? = nil,
    firstDue: FirstDue = FirstDue(), skippedMonths: [Int] = [],
    workingDays: WorkingDayRule = WorkingDayRule(), grace: Grace = .none,
    rounding: Rounding = .halfEven, installmentRounding: InstallmentRounding = .toTheCentavo,
    arithmetic: Arithmetic = .exact, allocationOrder: ComponentOrder = .usual,
    allocation: AllocationPlan? = nil, downPayment: DownPayment? = nil,
    drawdowns: DrawdownRule = .overRemaining, flatInterest: FlatInterest = .eachInstallment,
    recalculation: Recalculation = .none, punctuality: Punctuality? = nil,
    tolerance: Tolerance = .none, garantiaLiquida: GarantiaLiquida? = nil
  ) {
    self.principal = principal
    self.disbursedOn = disbursedOn
    self.installmentCount = installmentCount
    self.frequency = frequency
    self.method = method
    self.annualRate = annualRate
    floatingBox = floating.map { .of($0) }
    self.dayCount = dayCount
    self.annuityBasis = annuityBasis
    self.moratorioAnnualRate = moratorioAnnualRate
    self.moratorio = moratorio
    self.ivaOnInterest = ivaOnInterest
    self.ivaOnFees = ivaOnFees
    ivaBox = iva.map { .of($0) }
    self.openingFee = openingFee
    self.installmentFee = installmentFee
    self.collectionFee = collectionFee
    self.charges = charges
    lateFeeBox = lateFee.map { .of($0) }
    self.firstDue = firstDue
    self.skippedMonths = skippedMonths
    self.workingDays = workingDays
    self.grace = grace
    self.rounding = rounding
    self.installmentRounding = installmentRounding
    self.arithmetic = arithmetic
    self.allocation = allocation ?? .holdingTheRest(allocationOrder)
    self.downPayment = downPayment
    self.drawdowns = drawdowns
    self.flatInterest = flatInterest
    self.recalculation = recalculation
    self.punctuality = punctuality
    self.tolerance = tolerance
    self.garantiaLiquida = garantiaLiquida
  }
}

extension LoanTerms {
  var hasLateFee: Bool { lateFeeBox != nil }

  /// What a due instalment's components are reduced in, whoever pays.
  public var allocationOrder: ComponentOrder {
    get { allocation.usual.due }
    set { allocation.usual.reorder(newValue) }
  }
}
