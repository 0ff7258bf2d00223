public import Kernel

/// The estado de cuenta of a period.
public struct StatementFields: DocumentFields, Hashable {
  public struct Movement: DocumentFields, Hashable {
    public var on: CalendarDate
    public var words: String
    public var charge: Money
    public var credit: Money
    /// Where the money of a payment went.
    public var application: String?

    public init(
      on: CalendarDate, words: String, charge: Money, credit: Money, application: String? = nil
    ) {
      self.on = on
      self.words = words
      self.charge = charge
      self.credit = credit
      self.application = application
    }

    public var entries: [Entry] {
      [
        .text("fecha", "fecha del movimiento", on.text.numeric),
        .text("concepto", "qué es", words),
        .text("cargo", "cargo", charge.isZero ? "—" : charge.text),
        .text("abono", "abono", credit.isZero ? "—" : credit.text),
        .optional("aplicacion", "a qué se aplicó el pago", application),
      ]
    }

    public static let sample = Movement(
      on: CalendarDate(dayNumber: 20_802), words: "Pago recibido por SPEI", charge: .zero,
      credit: .centavos(100_091), application: "Capital $750.91 · Interés $215.52 · IVA $34.48")
  }

  /// A fee, with the day of what caused it.
  public struct Fee: DocumentFields, Hashable {
    public var on: CalendarDate
    public var words: String
    public var amount: Money
    public var iva: Money

    public init(on: CalendarDate, words: String, amount: Money, iva: Money) {
      self.on = on
      self.words = words
      self.amount = amount
      self.iva = iva
    }

    public var entries: [Entry] {
      [
        .text("fecha", "día del hecho que la causa", on.text.numeric),
        .text("concepto", "qué comisión es", words),
        .text("importe", "importe sin IVA", amount.text), .text("iva", "su IVA", iva.text),
      ]
    }

    public static let sample = Fee(
      on: CalendarDate(dayNumber: 20_806), words: "Gastos de cobranza del pago 1",
      amount: .mxn(150), iva: .mxn(24))
  }

  /// What the loan earned in the period.
  public struct Earned: Hashable, Sendable {
    public var interest: Money
    public var moratorio: Money
    public var iva: Money

    public init(interest: Money, moratorio: Money, iva: Money) {
      self.interest = interest
      self.moratorio = moratorio
      self.iva = iva
    }
  }

  /// One part of what is owed: its name, what fell due and what was paid.
  public struct Part: DocumentFields, Hashable {
    public var words: String
    public var amount: Money

    public init(words: String, amount: Money) {
      self.words = words
      self.amount = amount
    }

    public var entries: [Entry] {
      [
        .text("concepto", "parte del saldo", words),
        .text("monto", "cuánto", amount.text),
      ]
    }

    public static let sample = Part(words: "Capital", amount: .centavos(850_000))
  }

  public var folio: String
  public var from: CalendarDate
  public var through: CalendarDate
  public var openingPrincipal: Money
  public var closingPrincipal: Money
  /// To be up to date on the cut date.
  public var amountDue: Money
  public var pastDue: Money
  public var nextDueOn: CalendarDate?
  public var nextAmount: Money?
  public var paidInstallments: Int
  public var remainingInstallments: Int
  /// Everything needed to close the loan on the cut date.
  public var payoff: Money
  public var parts: [Part]
  public var movements: [Movement]
  public var fees: [Fee]
  public var earned: Earned
  /// Where to pay.
  public var clabe: String

  public init(
    folio: String, from: CalendarDate, through: CalendarDate, openingPrincipal: Money,
    closingPrincipal: Money, amountDue: Money, pastDue: Money, nextDueOn: CalendarDate?,
    nextAmount: Money?, paidInstallments: Int, remainingInstallments: Int, payoff: Money,
    parts: [Part], movements: [Movement], fees: [Fee], earned: Earned, clabe: String
  ) {
    self.folio = folio
    self.from = from
    self.through = through
    self.openingPrincipal = openingPrincipal
    self.closingPrincipal = closingPrincipal
    self.amountDue = amountDue
    self.pastDue = pastDue
    self.nextDueOn = nextDueOn
    self.nextAmount = nextAmount
    self.paidInstallments = paidInstallments
    self.remainingInstallments = remainingInstallments
    self.payoff = payoff
    self.parts = parts
    self.movements = movements
    self.fees = fees
    self.earned = earned
    self.clabe = clabe
  }

  public var entries: [Entry] {
    [
      .text("estado.folio", "número del estado de cuenta", folio),
      .text("estado.desde", "inicio del periodo", from.text.long),
      .text("estado.corte", "fecha de corte", through.text.long),
      .text("estado.saldoInicial", "saldo de capital al inicio", openingPrincipal.text),
      .text("estado.saldoFinal", "saldo de capital al corte", closingPrincipal.text),
      .text("estado.porPagar", "monto para estar al corriente", amountDue.text),
      .text("estado.vencido", "monto vencido", pastDue.text),
      .optional("estado.proximoPago", "fecha del próximo pago", nextDueOn.map(\.text.long)),
      .optional("estado.proximoMonto", "monto del próximo pago", nextAmount.map(\.text)),
      .text("estado.pagados", "pagos cubiertos", String(paidInstallments)),
      .text("estado.restantes", "pagos por cubrir", String(remainingInstallments)),
      .text("estado.liquidacion", "monto para liquidar al corte", payoff.text),
      .rows("partes", "las partes del saldo al corte", parts),
      .text("estado.interes", "interés ordinario del periodo, sin IVA", earned.interest.text),
      .text("estado.moratorio", "interés moratorio del periodo, sin IVA", earned.moratorio.text),
      .text("estado.ivaIntereses", "IVA de los intereses del periodo", earned.iva.text),
      .rows("comisiones", "comisiones cobradas en el periodo", fees),
      .rows("movimientos", "cargos y abonos del periodo", movements),
      .text("pago.clabe", "CLABE a la que se paga", clabe),
    ]
  }

  public static let sample = StatementFields(
    folio: "EC-000045", from: CalendarDate(dayNumber: 20_788),
    through: CalendarDate(dayNumber: 20_818), openingPrincipal: .mxn(10_000),
    closingPrincipal: .centavos(771_000), amountDue: .centavos(100_091), pastDue: .zero,
    nextDueOn: CalendarDate(dayNumber: 20_832), nextAmount: .centavos(100_091),
    paidInstallments: 2, remainingInstallments: 10, payoff: .centavos(799_960),
    parts: [
      .sample, Part(words: "Interés ordinario", amount: .mxn(250)),
      Part(words: "IVA de intereses", amount: .mxn(40)),
    ],
    movements: [
      Movement(
        on: CalendarDate(dayNumber: 20_802), words: "Pago 1 exigible",
        charge: .centavos(100_091), credit: .zero), .sample,
    ],
    fees: [.sample],
    earned: Earned(interest: .centavos(50_000), moratorio: .centavos(1_250), iva: .centavos(8_200)),
    clabe: "646180000000000123")
}
