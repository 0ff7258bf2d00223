public import Kernel

/// The carta finiquito: the loan was paid and nothing is owed.
public struct ReleaseFields: DocumentFields, Hashable {
  public var folio: String
  public var issuedOn: CalendarDate
  public var loan: String
  public var contractOn: CalendarDate
  public var principal: Money
  public var paidOn: CalendarDate
  public var totalPaid: Money
  /// What was paid too much and has not gone back yet.
  public var surplus: Money?

  public init(
    folio: String, issuedOn: CalendarDate, loan: String, contractOn: CalendarDate,
    principal: Money, paidOn: CalendarDate, totalPaid: Money, surplus: Money? = nil
  ) {
    self.folio = folio
    self.issuedOn = issuedOn
    self.loan = loan
    self.contractOn = contractOn
    self.principal = principal
    self.paidOn = paidOn
    self.totalPaid = totalPaid
    self.surplus = surplus
  }

  public var entries: [Entry] {
    [
      .text("finiquito.folio", "número de la carta", folio),
      .text("finiquito.fecha", "fecha de la carta", issuedOn.text.long),
      .text("finiquito.credito", "crédito que se pagó", loan),
      .text("finiquito.contratoFecha", "fecha del contrato", contractOn.text.long),
      .text("finiquito.monto", "monto del crédito", MoneyText(principal).withCurrency),
      .text("finiquito.pagadoEl", "día en que se pagó todo", paidOn.text.long),
      .text("finiquito.totalPagado", "total pagado", MoneyText(totalPaid).withCurrency),
      .optional(
        "finiquito.saldoAFavor", "lo que se pagó de más y se devuelve",
        surplus.map { MoneyText($0).withCurrency }),
    ]
  }

  public static let sample = ReleaseFields(
    folio: "CF-000012", issuedOn: CalendarDate(dayNumber: 20_970), loan: "SOL-000123",
    contractOn: CalendarDate(dayNumber: 20_777), principal: .mxn(10_000),
    paidOn: CalendarDate(dayNumber: 20_968), totalPaid: .centavos(1_201_094),
    surplus: .mxn(200))
}

/// The constancia that a contract was cancelled without cost.
public struct CancellationFields: DocumentFields, Hashable {
  public var folio: String
  public var cancelledAt: String
  public var reason: String
  /// What had been paid out and was given back, if anything.
  public var returned: Money?

  public init(folio: String, cancelledAt: String, reason: String, returned: Money?) {
    self.folio = folio
    self.cancelledAt = cancelledAt
    self.reason = reason
    self.returned = returned
  }

  public var entries: [Entry] {
    [
      .text("cancelacion.folio", "número de la constancia", folio),
      .text("cancelacion.fecha", "fecha y hora de la cancelación", cancelledAt),
      .text("cancelacion.motivo", "motivo", reason),
      .optional(
        "cancelacion.devuelto", "monto que se devolvió", returned.map { MoneyText($0).withCurrency }
      ),
    ]
  }

  public static let sample = CancellationFields(
    folio: "CAN-000003", cancelledAt: "24/11/2026 12:30 h",
    reason: "Derecho de cancelación dentro de los diez días hábiles",
    returned: .centavos(965_200))
}
