public import Kernel

/// The tabla de amortización: a row for each payment, and what the columns add up to.
public struct ScheduleFields: DocumentFields, Hashable {
  public struct Row: DocumentFields, Hashable {
    public var number: Int
    public var dueOn: CalendarDate
    public var openingPrincipal: Money
    public var principal: Money
    public var interest: Money
    public var interestIVA: Money
    /// With their IVA.
    public var fees: Money
    public var total: Money
    public var closingPrincipal: Money

    public init(
      number: Int, dueOn: CalendarDate, openingPrincipal: Money, principal: Money,
      interest: Money, interestIVA: Money, fees: Money, total: Money, closingPrincipal: Money
    ) {
      self.number = number
      self.dueOn = dueOn
      self.openingPrincipal = openingPrincipal
      self.principal = principal
      self.interest = interest
      self.interestIVA = interestIVA
      self.fees = fees
      self.total = total
      self.closingPrincipal = closingPrincipal
    }

    public var entries: [Entry] {
      [
        .text("numero", "número de pago", String(number)),
        .text("fecha", "fecha límite de pago", dueOn.text.numeric),
        .text("saldoInicial", "saldo insoluto al inicio", openingPrincipal.text),
        .text("capital", "capital", principal.text),
        .text("interes", "interés ordinario", interest.text),
        .text("iva", "IVA de intereses", interestIVA.text),
        .text("comisiones", "comisiones con IVA", fees.text),
        .text("total", "pago total", total.text),
        .text("saldoFinal", "saldo insoluto después del pago", closingPrincipal.text),
      ]
    }

    public static let sample = Row(
      number: 1, dueOn: CalendarDate(dayNumber: 20_802), openingPrincipal: .mxn(10_000),
      principal: .centavos(73_478), interest: .mxn(250), interestIVA: .mxn(40), fees: .zero,
      total: .centavos(102_478), closingPrincipal: .centavos(926_522))
  }

  public var rows: [Row]

  public init(rows: [Row]) {
    precondition(!rows.isEmpty, "a schedule has at least one payment")
    self.rows = rows
  }

  public var entries: [Entry] {
    // The first period may be longer or shorter; the second is like all the others.
    let example = rows.count > 1 ? rows[1] : rows[0]
    return [
      .rows("pagos", "los pagos de la tabla de amortización", rows),
      .text("totales.capital", "suma del capital", sum(\.principal)),
      .text("totales.interes", "suma del interés", sum(\.interest)),
      .text("totales.iva", "suma del IVA de intereses", sum(\.interestIVA)),
      .text("totales.comisiones", "suma de comisiones con IVA", sum(\.fees)),
      .text("totales.total", "suma de los pagos", sum(\.total)),
      .text("pago.monto", "monto de cada pago, o entre cuánto y cuánto", paymentText),
      .text("ejemplo.numero", "número del pago que sirve de ejemplo", String(example.number)),
      .text("ejemplo.saldo", "saldo insoluto del ejemplo", example.openingPrincipal.text),
      .text("ejemplo.interes", "interés del ejemplo", example.interest.text),
      .text("ejemplo.iva", "IVA del interés del ejemplo", example.interestIVA.text),
    ]
  }

  /// `$1,000.91`, or `entre $513.35 y $524.62` where IVA, a first period of another length or
  /// the odd cents of the last payment make them differ.
  public var paymentText: String {
    let totals = rows.map(\.total)
    guard let least = totals.min(), let most = totals.max() else { return "" }
    return least == most ? most.text : "entre \(least.text) y \(most.text)"
  }

  private func sum(_ column: KeyPath<Row, Money>) -> String {
    rows.map { $0[keyPath: column] }.sum.text
  }

  /// Level payments of 10,000 at 60 % over 12 quincenas, the cents of each row in order.
  public static let sample: ScheduleFields = {
    var balance = Money.mxn(10_000)
    var dueOn = CalendarDate(dayNumber: 20_787)
    let payment = Money.centavos(100_091)
    let rows = (1...12).map { number -> Row in
      let opening = balance
      let interest = opening.interest(
        at: .percent(60), days: 15, year: 360, rounding: .halfEven)
      let iva = interest.proportion(.percent(16), rounding: .halfEven)
      let principal = number == 12 ? opening : payment - interest - iva
      balance -= principal
      dueOn = dueOn.adding(days: 15)
      return Row(
        number: number, dueOn: dueOn, openingPrincipal: opening, principal: principal,
        interest: interest, interestIVA: iva, fees: .zero, total: principal + interest + iva,
        closingPrincipal: balance)
    }
    return ScheduleFields(rows: rows)
  }()
}
