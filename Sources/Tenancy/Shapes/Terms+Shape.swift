import Kernel
import Lending

extension TermsTemplate {
  /// What a product's `terms` may say. What is left out is the usual.
  static let shape = Shape<TermsDraft>.usual(TermsDraft(), TermsDraft.productFields)
    .whole.map { TermsTemplate($0.terms) }
    .checked("Baje «moratorioAnnualRate».") { terms in
      // Judges cut disproportionate rates; twice the ordinary one is the house's ceiling.
      // A floating one is never below its floor.
      let ordinary = terms.floating.map { max($0.spread, $0.floor ?? .zero) } ?? terms.annualRate
      return terms.moratorioAnnualRate.millionths <= ordinary.millionths * 2
        ? nil : "La tasa moratoria supera el doble de la ordinaria."
    }
}

/// Whole terms, and what is known of the market that they hang on.
struct TermsInMarket: Sendable {
  let terms: LoanTerms
  let market: Market

  /// In a file of their own: those of a product, and what a borrower would choose.
  static let shape = Shape<TermsDraft>.usual(
    TermsDraft(),
    [
      Field("principal", .pesos, required: .required) { $0.terms.principal = $1 },
      Field("disbursedOn", .date, required: .required) { $0.terms.disbursedOn = $1 },
      Field("installmentCount", .integer(1...520), required: .required) {
        $0.terms.installmentCount = $1
      },
      Field("market", Market.shape) { $0.market = $1 },
    ] + TermsDraft.productFields
  ).whole.map { TermsInMarket(terms: $0.terms, market: $0.market) }
}

/// Terms as they are written: the rate may be said another way than the loan bears it.
struct TermsDraft: Sendable {
  /// `ivaOnInterest` or `ivaOnFees` was written, which `iva` would overrule.
  var saysPlainIVA = false
  var terms = LoanTerms(
    principal: .mxn(1), disbursedOn: CalendarDate(dayNumber: 0), installmentCount: 1,
    frequency: .monthly, annualRate: .zero)
  var rate = AgreedRate.fixed(.nominalAnnual(.zero))
  var market = Market.unknown

  /// With the rate as the loan bears it. One that floats waits for its index.
  func whole() throws(RateRefused) -> TermsDraft {
    var whole = self
    switch rate {
    case .fixed(let rate):
      whole.terms.annualRate = try rate.nominalAnnual(
        for: terms.frequency, dayCount: terms.dayCount, rounding: terms.rounding)
    case .floating(let floating): whole.terms.floating = floating
    }
    return whole
  }
}

extension Shape<TermsDraft> {
  /// The terms, once their rate is known to be one that a loan can bear.
  fileprivate var whole: Shape<TermsDraft> {
    Shape(schema: schema) { node, reading in
      guard let draft = read(node, reading) else { return nil }
      if draft.saysPlainIVA, draft.terms.iva != nil {
        reading.refuse(
          node, "«iva» dice ya lo que «ivaOnInterest» e «ivaOnFees».", "Deje sólo «iva».")
        return nil
      }
      do throws(RateRefused) {
        return try draft.whole()
      } catch {
        reading.refuse(node, error.problem.detail, "Diga la tasa anual: annualRate: 60 %.")
        return nil
      }
    }
  }
}

extension TermsDraft {
  fileprivate static let productFields: [Field<TermsDraft>] =
    priceFields + chargeFields + dateFields + arithmeticFields

  private static let priceFields: [Field<TermsDraft>] = [
    Field("frequency", Frequency.shape, required: .required) { $0.terms.frequency = $1 },
    Field("method", RepaymentMethod.shape) { $0.terms.method = $1 },
    Field("accrual", Shape<DayCount>.choice, required: .required) { $0.terms.dayCount = $1 },
    Field("annuityBasis", Shape<AnnuityBasis>.choice) { $0.terms.annuityBasis = $1 },
    Field(
      "annualRate", AgreedRate.shape.described("Tasa ordinaria anual, sin IVA."),
      required: .required
    ) { $0.rate = $1 },
    Field("moratorioAnnualRate", .percent.described("Sin IVA."), required: .required) {
      $0.terms.moratorioAnnualRate = $1
    },
    Field("moratorio", Moratorio.shape) { $0.terms.moratorio = $1 },
    Field("ivaOnInterest", .percent) {
      ($0.terms.ivaOnInterest, $0.saysPlainIVA) = ($1, true)
    },
    Field("ivaOnFees", .percent) { ($0.terms.ivaOnFees, $0.saysPlainIVA) = ($1, true) },
    Field("iva", IVATerms.shape) { $0.terms.iva = $1 },
    Field("recalculation", Shape<Recalculation>.choice) { $0.terms.recalculation = $1 },
    Field("punctuality", Punctuality.shape) { $0.terms.punctuality = $1 },
  ]

  private static let chargeFields: [Field<TermsDraft>] = [
    Field("openingFee", OpeningFee.shape) { $0.terms.openingFee = $1 },
    Field("installmentFee", .pesos) { $0.terms.installmentFee = $1 },
    Field("collectionFee", .pesos) { $0.terms.collectionFee = $1 },
    Field("charges", .list(of: Charge.shape, 1...20)) { $0.terms.charges = $1 },
    Field("lateFee", LateFee.shape) { $0.terms.lateFee = $1 },
    Field("garantiaLiquida", GarantiaLiquida.shape) { $0.terms.garantiaLiquida = $1 },
  ]

  private static let dateFields: [Field<TermsDraft>] = [
    Field("firstDue", FirstDue.shape) { $0.terms.firstDue = $1 },
    Field("skippedMonths", .list(of: .integer(1...12), 1...11)) { $0.terms.skippedMonths = $1 },
    Field("workingDays", WorkingDayRule.shape) { $0.terms.workingDays = $1 },
    Field("grace", Grace.shape) { $0.terms.grace = $1 },
    Field("tolerance", Tolerance.shape) { $0.terms.tolerance = $1 },
  ]

  private static let arithmeticFields: [Field<TermsDraft>] = [
    Field("rounding", Shape<Rounding>.choice) { $0.terms.rounding = $1 },
    Field("installmentRounding", InstallmentRounding.shape) { $0.terms.installmentRounding = $1 },
    Field("arithmetic", Arithmetic.shape) { $0.terms.arithmetic = $1 },
    Field("allocationOrder", allocationOrderShape) {
      $0.terms.allocationOrder = Component.whole($1)
    },
    Field("allocation", AllocationPlan.shape) { $0.terms.allocation = $1 },
    Field("downPayment", DownPayment.shape) { $0.terms.downPayment = $1 },
    Field("drawdowns", Shape<DrawdownRule>.choice) { $0.terms.drawdowns = $1 },
    Field("flatInterest", Shape<FlatInterest>.choice) { $0.terms.flatInterest = $1 },
  ]

  private static let allocationOrderShape = Shape<[Component]>.list(
    of: .choice, (Component.allCases.count - 1)...Component.allCases.count)
}
