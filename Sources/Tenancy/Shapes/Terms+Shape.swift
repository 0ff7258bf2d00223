import Kernel
import Lending

extension TermsTemplate {
  /// What a product's `terms` may say. What is left out is the usual.
  static let shape = Shape<LoanTerms>.usual(.usual, LoanTerms.productFields)
    .map { TermsTemplate($0) }
    .checked("Baje «moratorioAnnualRate».") { terms in
      // Judges cut disproportionate rates; twice the ordinary one is the house's ceiling.
      terms.moratorioAnnualRate.millionths <= terms.annualRate.millionths * 2
        ? nil : "La tasa moratoria supera el doble de la ordinaria."
    }
}

extension LoanTerms {
  /// Whole terms in a file of their own: those of a product, and what a borrower would choose.
  static let shape = Shape<LoanTerms>.usual(
    .usual,
    [
      Field("principal", .pesos, required: .required) { $0.principal = $1 },
      Field("disbursedOn", .date, required: .required) { $0.disbursedOn = $1 },
      Field("installmentCount", .integer(1...520), required: .required) {
        $0.installmentCount = $1
      },
    ] + productFields)

  fileprivate static let usual = LoanTerms(
    principal: .mxn(1), disbursedOn: CalendarDate(dayNumber: 0), installmentCount: 1,
    frequency: .monthly, annualRate: .zero)

  fileprivate static let productFields: [Field<LoanTerms>] =
    priceFields + chargeFields + dateFields + arithmeticFields

  private static let priceFields: [Field<LoanTerms>] = [
    Field("frequency", Frequency.shape, required: .required) { $0.frequency = $1 },
    Field("method", RepaymentMethod.shape) { $0.method = $1 },
    Field("accrual", Shape<DayCount>.choice, required: .required) { $0.dayCount = $1 },
    Field("annuityBasis", Shape<AnnuityBasis>.choice) { $0.annuityBasis = $1 },
    Field(
      "annualRate", Shape<Rate>.percent.described("Tasa ordinaria anual, sin IVA."),
      required: .required
    ) { $0.annualRate = $1 },
    Field("moratorioAnnualRate", .percent.described("Sin IVA."), required: .required) {
      $0.moratorioAnnualRate = $1
    },
    Field("moratorio", Moratorio.shape) { $0.moratorio = $1 },
    Field("ivaOnInterest", .percent) { $0.ivaOnInterest = $1 },
    Field("ivaOnFees", .percent) { $0.ivaOnFees = $1 },
    Field("recalculation", Shape<Recalculation>.choice) { $0.recalculation = $1 },
    Field("punctuality", Punctuality.shape) { $0.punctuality = $1 },
  ]

  private static let chargeFields: [Field<LoanTerms>] = [
    Field("openingFee", OpeningFee.shape) { $0.openingFee = $1 },
    Field("installmentFee", .pesos) { $0.installmentFee = $1 },
    Field("collectionFee", .pesos) { $0.collectionFee = $1 },
    Field("charges", .list(of: Charge.shape, 1...20)) { $0.charges = $1 },
    Field("lateFee", LateFee.shape) { $0.lateFee = $1 },
    Field("garantiaLiquida", GarantiaLiquida.shape) { $0.garantiaLiquida = $1 },
  ]

  private static let dateFields: [Field<LoanTerms>] = [
    Field("firstDue", FirstDue.shape) { $0.firstDue = $1 },
    Field("skippedMonths", .list(of: .integer(1...12), 1...11)) { $0.skippedMonths = $1 },
    Field("workingDays", WorkingDayRule.shape) { $0.workingDays = $1 },
    Field("grace", Grace.shape) { $0.grace = $1 },
    Field("tolerance", Tolerance.shape) { $0.tolerance = $1 },
  ]

  private static let arithmeticFields: [Field<LoanTerms>] = [
    Field("rounding", Shape<Rounding>.choice) { $0.rounding = $1 },
    Field("installmentRounding", InstallmentRounding.shape) { $0.installmentRounding = $1 },
    Field("arithmetic", Arithmetic.shape) { $0.arithmetic = $1 },
    Field("allocationOrder", allocationOrderShape) { $0.allocationOrder = Component.whole($1) },
    Field("allocation", AllocationPlan.shape) { $0.allocation = $1 },
    Field("downPayment", DownPayment.shape) { $0.downPayment = $1 },
    Field("drawdowns", Shape<DrawdownRule>.choice) { $0.drawdowns = $1 },
    Field("flatInterest", Shape<FlatInterest>.choice) { $0.flatInterest = $1 },
  ]

  private static let allocationOrderShape = Shape<[Component]>.list(
    of: .choice, (Component.allCases.count - 1)...Component.allCases.count)
}
