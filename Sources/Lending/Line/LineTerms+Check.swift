public import Kernel

/// A condition with which there is no line.
public struct LineTermsRefused: Refusal, Hashable {
  public let field: Field

  public init(field: Field) { self.field = field }

  /// By its name in a file or a request, where a line's conditions are told under `line`.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case limit, annualRate, cutOffDay, daysToPay, minimum, lateCharge, fees, overLimit
    case ivaOnInterest, ivaOnFees, allocation, garantiaLiquida
    case dayCount = "accrual"
  }

  /// From the outside in.
  public var path: [String] { ["line", field.rawValue] }

  public var problem: Problem {
    Problem(
      "lending/line-terms-refused", status: 422,
      title: "Las condiciones no forman una línea de crédito", detail: message,
      members: ["field": field.rawValue],
      errors: [FieldError("/" + path.joined(separator: "/"), message)])
  }

  private var message: String {
    switch field {
    case .limit: "El límite debe ser mayor que cero y de un monto que se pueda calcular."
    case .annualRate: "La tasa anual está fuera de rango."
    case .dayCount: "Los días de un ciclo se cuentan por el calendario, no por periodos iguales."
    case .cutOffDay: "El día de corte va del 1 al 31."
    case .daysToPay: "Del corte a la fecha límite de pago van de 1 a 25 días."
    case .minimum: "El pago mínimo lleva porcentajes de 0 a 100 % y un piso que no sea negativo."
    case .lateCharge: "La tasa moratoria o el cargo por atraso está fuera de rango."
    case .fees: "Una comisión está fuera de rango."
    case .overLimit: "El sobregiro va de 0 a 100 % del límite y su comisión no es negativa."
    case .ivaOnInterest: "El IVA de los intereses está fuera de rango."
    case .ivaOnFees: "El IVA de las comisiones está fuera de rango."
    case .allocation: "El orden de aplicación debe nombrar cada concepto una vez."
    case .garantiaLiquida: "La garantía líquida va de 0 a 100 % del límite."
    }
  }
}

extension LineTerms {
  /// The most that a limit or a movement may be: no sum of a line's life then leaves Int64.
  static let amountMax = Money(minorUnits: 1_000_000_000_000_00)

  /// Refused before any arithmetic, by field.
  func check() throws(LineTermsRefused) {
    try require(limit.isPositive && limit <= Self.amountMax, .limit)
    try require(annualRate.isQuotable, .annualRate)
    try require(dayCount != .byPeriod, .dayCount)
    try require((1...31).contains(cutOffDay), .cutOffDay)
    try require((1...25).contains(daysToPay), .daysToPay)
    try require(minimum.isPossible, .minimum)
    try require(lateCharge.isPossible, .lateCharge)
    try require(fees.isPossible, .fees)
    try require(overLimit.isPossible, .overLimit)
    try require(ivaOnInterest.isShare, .ivaOnInterest)
    try require(ivaOnFees.isShare, .ivaOnFees)
    try require(allocation.isComplete, .allocation)
    if let garantiaLiquida {
      let isPossible = garantiaLiquida.amount.isPossible && garantiaLiquida.annualYield.isShare
      try require(isPossible, .garantiaLiquida)
    }
  }

  private func require(
    _ holds: Bool, _ field: LineTermsRefused.Field
  ) throws(LineTermsRefused) {
    if !holds { throw LineTermsRefused(field: field) }
  }
}

extension MinimumPayment {
  fileprivate var isPossible: Bool {
    share.isShare && limitShare.isShare && (.zero...LineTerms.amountMax).contains(floor)
  }
}

extension LateCharge {
  fileprivate var isPossible: Bool {
    switch self {
    case .none: true
    case .moratorio(let rate, _, _): rate.isQuotable
    case .fee(let amount): amount.isPossible
    }
  }
}

extension LineFees {
  fileprivate var isPossible: Bool {
    unusedAnnualRate.isShare && (annual?.isPossible ?? true) && (draw?.isPossible ?? true)
  }
}

extension OverLimit {
  fileprivate var isPossible: Bool {
    switch self {
    case .refused: true
    case .allowed(let share, let fee): share.isShare && (fee?.isPossible ?? true)
    }
  }
}

extension FeeAmount {
  fileprivate var isPossible: Bool {
    switch self {
    case .fixed(let amount): (.zero...LineTerms.amountMax).contains(amount)
    case .share(let rate): rate.isShare
    }
  }
}

extension Rate {
  var isShare: Bool { (.zero...Rate.one).contains(self) }
  /// A yearly rate that somebody could mean: not negative, at most 5,000 %.
  var isQuotable: Bool { (.zero...Rate.percent(5_000)).contains(self) }
}
