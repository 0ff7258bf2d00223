public import Kernel

/// What was agreed: the figures of the carátula and of the contract.
public struct LoanFields: DocumentFields, Hashable {
  public var folio: String
  public var preparedOn: CalendarDate
  public var place: String
  public var reca: String
  public var productName: String
  public var amount: Money
  public var amountInWords: String
  public var netDisbursed: Money
  public var totalToPay: Money
  public var installmentCount: Int
  /// "quincenal", "semanal", "mensual"
  public var frequency: String
  public var firstDueOn: CalendarDate
  public var lastDueOn: CalendarDate
  public var annualRate: Rate
  public var moratorioAnnualRate: Rate
  public var ivaRate: Rate
  public var catTenths: Int64
  public var catVersion: String
  public var openingFee: Money
  public var openingFeeIVA: Money
  public var collectionFee: Money?
  /// What comes with each payment beside interest; nil where nothing does.
  public var installmentCharges: String?
  public var garantiaLiquida: Money?
  public var dayCount: String
  public var allocationOrder: String
  public var bankName: String
  public var clabe: String
  /// Last day to cancel without cost.
  public var cancelThrough: CalendarDate
  public var hasJointLiability: Bool

  public init(
    folio: String, preparedOn: CalendarDate, place: String, reca: String, productName: String,
    amount: Money, amountInWords: String, netDisbursed: Money, totalToPay: Money,
    installmentCount: Int, frequency: String, firstDueOn: CalendarDate, lastDueOn: CalendarDate,
    annualRate: Rate, moratorioAnnualRate: Rate, ivaRate: Rate, catTenths: Int64,
    catVersion: String, openingFee: Money, openingFeeIVA: Money, collectionFee: Money?,
    installmentCharges: String? = nil, garantiaLiquida: Money?, dayCount: String,
    allocationOrder: String, bankName: String,
    clabe: String, cancelThrough: CalendarDate, hasJointLiability: Bool
  ) {
    self.folio = folio
    self.preparedOn = preparedOn
    self.place = place
    self.reca = reca
    self.productName = productName
    self.amount = amount
    self.amountInWords = amountInWords
    self.netDisbursed = netDisbursed
    self.totalToPay = totalToPay
    self.installmentCount = installmentCount
    self.frequency = frequency
    self.firstDueOn = firstDueOn
    self.lastDueOn = lastDueOn
    self.annualRate = annualRate
    self.moratorioAnnualRate = moratorioAnnualRate
    self.ivaRate = ivaRate
    self.catTenths = catTenths
    self.catVersion = catVersion
    self.openingFee = openingFee
    self.openingFeeIVA = openingFeeIVA
    self.collectionFee = collectionFee
    self.installmentCharges = installmentCharges
    self.garantiaLiquida = garantiaLiquida
    self.dayCount = dayCount
    self.allocationOrder = allocationOrder
    self.bankName = bankName
    self.clabe = clabe
    self.cancelThrough = cancelThrough
    self.hasJointLiability = hasJointLiability
  }
}

extension LoanFields {
  public var entries: [Entry] { agreementEntries + priceEntries + payingEntries }

  private var agreementEntries: [Entry] {
    [
      .text("contrato.folio", "número del contrato", folio),
      .text(
        "contrato.fecha", "fecha de celebración y del cálculo del CAT", preparedOn.text.long),
      .text("contrato.lugar", "ciudad y estado de celebración", place),
      .text("contrato.reca", "número de registro del contrato de adhesión", reca),
      .text(
        "contrato.cancelacionHasta", "último día para cancelar sin costo",
        cancelThrough.text.long),
      .text("producto.nombre", "nombre comercial del producto", productName),
      .flag("obligacionSolidaria", "hay obligados solidarios", hasJointLiability),
      .text("deposito.banco", "banco de la cuenta del acreditado", bankName),
      .text("deposito.clabe", "CLABE del acreditado", clabe),
    ]
  }

  private var priceEntries: [Entry] {
    [
      .text("credito.monto", "monto del crédito", MoneyText(amount).withCurrency),
      .text("credito.montoLetra", "monto con letra", amountInWords),
      .text(
        "credito.montoNeto", "lo que recibe el acreditado", MoneyText(netDisbursed).withCurrency),
      .text("credito.total", "monto total a pagar, con IVA", MoneyText(totalToPay).withCurrency),
      .text("credito.cat", "CAT sin IVA", RateText(tenths: catTenths).text),
      .text("credito.catVersion", "versión de la metodología del CAT", catVersion),
      .text("credito.tasaOrdinaria", "tasa anual ordinaria", annualRate.text),
      .text("credito.tasaMoratoria", "tasa anual moratoria", moratorioAnnualRate.text),
      .text("credito.iva", "tasa del IVA", ivaRate.text),
      .optional(
        "credito.comisionApertura", "comisión por apertura, sin IVA",
        openingFee.isZero ? nil : openingFee.text),
      .optional(
        "credito.comisionAperturaIVA", "IVA de la comisión por apertura",
        openingFee.isZero ? nil : openingFeeIVA.text),
      .flag(
        "credito.comisionDescontada", "la comisión por apertura se descuenta del monto",
        !openingFee.isZero && netDisbursed < amount),
      .optional(
        "credito.comisionCobranza", "gastos de cobranza por evento, sin IVA",
        collectionFee.map(\.text)),
      .optional(
        "credito.cargosPorPago", "comisiones y primas que acompañan a cada pago",
        installmentCharges),
      .optional(
        "credito.garantiaLiquida", "depósito en garantía",
        garantiaLiquida.map { MoneyText($0).withCurrency }),
    ]
  }

  private var payingEntries: [Entry] {
    [
      .text("credito.plazo", "número y periodicidad de los pagos", term),
      .text("credito.numeroPagos", "número de pagos", String(installmentCount)),
      .text("credito.frecuencia", "periodicidad de los pagos", frequency),
      .text("credito.primerPago", "fecha del primer pago", firstDueOn.text.long),
      .text("credito.ultimoPago", "fecha del último pago", lastDueOn.text.long),
      .text("credito.conteoDias", "cómo se cuentan los días de interés", dayCount),
      .text("credito.ordenPagos", "orden en que se aplica un pago", allocationOrder),
    ]
  }

  private var term: String {
    let plural = frequency.hasSuffix("l") ? "\(frequency)es" : frequency
    return installmentCount == 1 ? "1 pago" : "\(installmentCount) pagos \(plural)"
  }

  public static let sample = LoanFields(
    folio: "SOL-000123", preparedOn: CalendarDate(dayNumber: 20_777),
    place: "Ciudad de México", reca: "0000-000-000000/01-00000-0126",
    productName: "Crédito Personal Solera", amount: .mxn(10_000),
    amountInWords: "diez mil pesos 00/100 M.N.", netDisbursed: .centavos(965_200),
    totalToPay: .centavos(1_229_740), installmentCount: 12, frequency: "quincenal",
    firstDueOn: CalendarDate(dayNumber: 20_802), lastDueOn: CalendarDate(dayNumber: 20_968),
    annualRate: .percent(60), moratorioAnnualRate: .percent(90), ivaRate: .percent(16),
    catTenths: 1_136, catVersion: "la Circular 21/2009 del Banco de México",
    openingFee: .mxn(300), openingFeeIVA: .mxn(48), collectionFee: .mxn(150),
    installmentCharges: "seguro de vida, 0.1% del saldo más IVA", garantiaLiquida: .mxn(1_000),
    dayCount: "quincenas de quince días sobre un año de trescientos sesenta días",
    allocationOrder: "gastos de cobranza, comisiones, intereses moratorios, intereses "
      + "ordinarios y capital", bankName: "BBVA México", clabe: "012180001234567899",
    cancelThrough: CalendarDate(dayNumber: 20_791), hasJointLiability: true)
}
