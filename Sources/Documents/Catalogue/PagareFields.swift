public import Kernel

/// What a pagaré says (LGTOC, art. 170). Nothing of the contract: a pagaré that depends on
/// another act loses its unconditional promise, so its catalogue has no such name.
public struct PagareFields: DocumentFields, Hashable {
  /// One promise of a series, or the only one.
  public struct Note: DocumentFields, Hashable {
    public var number: Int
    public var count: Int
    public var amount: Money
    /// Nil where it is payable at sight.
    public var dueOn: CalendarDate?

    public init(number: Int, count: Int, amount: Money, dueOn: CalendarDate?) {
      self.number = number
      self.count = count
      self.amount = amount
      self.dueOn = dueOn
    }

    public var entries: [Entry] {
      [
        .text("numero", "número del pagaré en su serie", String(number)),
        .text("de", "cuántos son", String(count)),
        .text("monto", "cantidad que se promete pagar", MoneyText(amount).withCurrency),
        .text("montoLetra", "la cantidad con letra", amount.amountInWords),
        .text("vence", "día del pago, o a la vista", dueOn?.text.long ?? "a la vista"),
      ]
    }

    public static let sample = Note(
      number: 1, count: 12, amount: .centavos(100_091), dueOn: CalendarDate(dayNumber: 20_787))
  }

  public var notes: [Note]
  public var signedOn: CalendarDate
  public var place: String
  public var annualRate: Rate
  public var moratorioAnnualRate: Rate

  public init(
    notes: [Note], signedOn: CalendarDate, place: String, annualRate: Rate,
    moratorioAnnualRate: Rate
  ) {
    self.notes = notes
    self.signedOn = signedOn
    self.place = place
    self.annualRate = annualRate
    self.moratorioAnnualRate = moratorioAnnualRate
  }

  public var entries: [Entry] {
    [
      .rows("pagares", "cada pagaré", notes),
      .text("pagare.fecha", "fecha de suscripción", signedOn.text.long),
      .text("pagare.lugar", "lugar de suscripción y de pago", place),
      .text("pagare.tasaOrdinaria", "tasa anual ordinaria", annualRate.text),
      .text("pagare.tasaMoratoria", "tasa anual moratoria", moratorioAnnualRate.text),
    ]
  }

  public static let sample = PagareFields(
    notes: [.sample], signedOn: CalendarDate(dayNumber: 20_777), place: "Ciudad de México",
    annualRate: .percent(60), moratorioAnnualRate: .percent(90))
}
