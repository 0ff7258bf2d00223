import Kernel
import Lending
import Yams

extension LineTerms {
  /// A revolving line's conditions; what is left out is the usual.
  static let shape = Shape<LineTerms>.usual(
    LineTerms(
      limit: .zero, openedOn: CalendarDate(dayNumber: 0), annualRate: .zero, cutOffDay: 1,
      minimum: .chargesOnly),
    limitFields + cycleFields + costFields)

  private static let limitFields: [Field<LineTerms>] = [
    Field("limit", .pesos, required: .required) { $0.limit = $1 },
    Field("limitCovers", Shape<LimitBase>.choice) { $0.limitCovers = $1 },
    Field("overLimit", OverLimit.shape) { $0.overLimit = $1 },
    Field("openedOn", .date, required: .required) { $0.openedOn = $1 },
    Field("garantiaLiquida", GarantiaLiquida.shape) { $0.garantiaLiquida = $1 },
  ]

  private static let cycleFields: [Field<LineTerms>] = [
    Field("cutOffDay", .integer(1...31), required: .required) { $0.cutOffDay = $1 },
    Field("daysToPay", .integer(1...25)) { $0.daysToPay = $1 },
    Field("dueShift", Shape<WorkingDayRule.Shift>.choice) { $0.dueShift = $1 },
    Field("minimum", MinimumPayment.shape, required: .required) { $0.minimum = $1 },
    Field("allocation", LineAllocation.shape) { $0.allocation = $1 },
  ]

  private static let costFields: [Field<LineTerms>] = [
    Field("annualRate", .percent, required: .required) { $0.annualRate = $1 },
    Field("accrual", Shape<DayCount>.choice) { $0.dayCount = $1 },
    Field("interest", LineInterest.shape) { $0.interest = $1 },
    Field("lateCharge", LateCharge.shape) { $0.lateCharge = $1 },
    Field("fees", LineFees.shape) { $0.fees = $1 },
    Field("ivaOnInterest", .percent) { $0.ivaOnInterest = $1 },
    Field("ivaOnFees", .percent) { $0.ivaOnFees = $1 },
    Field("rounding", Shape<Rounding>.choice) { $0.rounding = $1 },
  ]
}

extension OverLimit {
  fileprivate static let shape = Shape<OverLimit>.choice(
    .word(["refused"]) { $0 == "refused" ? .refused : nil }, or: [Way("allowed", allowed) { $0 }])

  private static let allowed = Shape<OverLimit>.object(
    Key("upTo", .percent), .optional("fee", FeeAmount.shape)
  ) { (share: Rate, fee: FeeAmount?) in .allowed(upTo: share, fee: fee) }
}

extension LineInterest {
  fileprivate static let shape = Shape<LineInterest>.usual(
    LineInterest(),
    [
      Field("method", Shape<Method>.choice) { $0.method = $1 },
      Field("interestFree", Shape<InterestFree>.choice) { $0.interestFree = $1 },
      Field("bearing", Shape<Bearing>.choice) { $0.bearing = $1 },
    ])
}

extension MinimumPayment {
  private static let named: [(name: String, value: MinimumPayment)] = [
    ("card", .card), ("chargesOnly", .chargesOnly), ("everything", .everything),
  ]

  /// `card`, Banxico's; `chargesOnly`; `everything`; or its shares and its floor.
  fileprivate static let shape = Shape<MinimumPayment>(
    schema: .object([("oneOf", .array([words.schema, figures.schema]))])
  ) { node, reading in
    guard node.mapping == nil else { return figures.read(node, reading) }
    return words.read(node, reading) ?? reading.offering(fields.map(\.name))
  }

  private static let words = Shape<MinimumPayment>.word(named.map(\.name)) { word in
    named.first { $0.name == word }?.value
  }

  private static let figures = Shape<MinimumPayment>.usual(MinimumPayment(share: .zero), fields)

  private static let fields: [Field<MinimumPayment>] = [
    Field("share", .percent) { $0.share = $1 },
    Field("of", Shape<ShareBase>.choice) { $0.shareOf = $1 },
    Field("adding", Shape<Charges>.choice) { $0.adding = $1 },
    Field("limitShare", .percent) { $0.limitShare = $1 },
    Field("floor", .pesos) { $0.floor = $1 },
  ]
}

extension LateCharge {
  fileprivate static let shape = Shape<LateCharge>.choice(
    .word(["none"]) { $0 == "none" ? LateCharge.none : nil },
    or: [
      Way("moratorio", moratorio) { $0 }, Way("fee", FeeAmount.shape) { .fee($0) },
    ])

  private static let moratorio = Shape<LateCharge>.object(
    Key("annualRate", .percent),
    Key("base", Shape<Moratorio.Base>.choice, otherwise: .overduePrincipal),
    Key("ordinaryInterest", Shape<Moratorio.Beside>.choice)
  ) { rate, base, beside in .moratorio(annualRate: rate, on: base, ordinaryInterest: beside) }
}

extension LineFees {
  fileprivate static let shape = Shape<LineFees>.usual(
    LineFees(),
    [
      Field("annual", FeeAmount.shape) { $0.annual = $1 },
      Field("unusedAnnualRate", .percent) { $0.unusedAnnualRate = $1 },
      Field("draw", FeeAmount.shape) { $0.draw = $1 },
    ])
}

extension LineAllocation {
  fileprivate static let shape = Shape<LineAllocation>.usual(
    LineAllocation(),
    [
      Field("pastDue", order) { $0.pastDue = $1 }, Field("due", order) { $0.due = $1 },
      Field("ahead", order) { $0.ahead = $1 },
      Field("direction", Shape<AllocationRule.Direction>.choice) { $0.direction = $1 },
      Field("draws", .list(of: .choice, 2...2)) { $0.draws = $1 },
    ])

  private static let order = Shape<[Component]>.list(
    of: .choice, Component.allCases.count...Component.allCases.count)
}
