public import Kernel

/// The receipt of a payment and where each peso went.
public struct ReceiptFields: DocumentFields, Hashable {
  public var folio: String
  public var receivedAt: String
  public var amount: Money
  public var amountInWords: String
  /// "Efectivo en caja", "SPEI"
  public var means: String
  public var loan: String
  public var payer: String
  public var applied: [StatementFields.Part]
  public var balanceAfter: Money
  public var cashier: String?

  public init(
    folio: String, receivedAt: String, amount: Money, amountInWords: String, means: String,
    loan: String, payer: String, applied: [StatementFields.Part], balanceAfter: Money,
    cashier: String?
  ) {
    self.folio = folio
    self.receivedAt = receivedAt
    self.amount = amount
    self.amountInWords = amountInWords
    self.means = means
    self.loan = loan
    self.payer = payer
    self.applied = applied
    self.balanceAfter = balanceAfter
    self.cashier = cashier
  }

  public var entries: [Entry] {
    [
      .text("recibo.folio", "número del recibo", folio),
      .text("recibo.fecha", "fecha y hora del pago", receivedAt),
      .text("recibo.monto", "monto recibido", MoneyText(amount).withCurrency),
      .text("recibo.montoLetra", "monto con letra", amountInWords),
      .text("recibo.medio", "medio de pago", means),
      .text("recibo.credito", "crédito al que se aplicó", loan),
      .text("recibo.pagador", "quién pagó", payer),
      .rows("partes", "a qué se aplicó", applied),
      .text("recibo.saldo", "saldo de capital después del pago", balanceAfter.text),
      .optional("recibo.cajero", "quién lo recibió", cashier),
    ]
  }

  public static let sample = ReceiptFields(
    folio: "R-000789", receivedAt: "15/12/2026 10:42 h", amount: .centavos(100_091),
    amountInWords: "un mil pesos 91/100 M.N.", means: "Efectivo en caja",
    loan: "SOL-000123", payer: "Guadalupe Hernández Ríos",
    applied: [
      StatementFields.Part(words: "Interés ordinario", amount: .mxn(250)),
      StatementFields.Part(words: "IVA de intereses", amount: .mxn(40)),
      StatementFields.Part(words: "Capital", amount: .centavos(71_091)),
    ],
    balanceAfter: .centavos(928_909), cashier: "Caja Centro")
}
