public import Kernel
import Lending

/// A loan's table as the command line draws it.
public struct QuoteAnswer: Encodable, Sendable {
  public struct Row: Encodable, Sendable {
    public let number: Int
    public let dueOn: CalendarDate
    public let interestDays: Int
    public let principal: Money
    public let interest: Money
    public let iva: Money
    public let fees: Money
    public let insurance: Money
    public let total: Money
    public let balance: Money
  }

  public struct Line: Encodable, Sendable {
    public let figure: String
    public let formula: String
    public let amount: Money
  }

  /// The product's name, or that of the file.
  public let title: String
  public let amount: Money
  public let netDisbursement: Money
  /// The borrower's own share, paid the day of the disbursement beside the table.
  public let downPayment: Money
  public let totalInterest: Money
  public let totalIVA: Money
  public let totalFees: Money
  public let totalToPay: Money
  public let cat: String?
  /// Why it has none.
  public let catRefused: String?
  /// The annual rate compounded by its periods, without fees or IVA, where it has them.
  public let effectiveAnnualRate: Rate?
  /// What may still change: a rate that floats, IVA that waits for the UDI.
  public let notes: [String]
  public let rows: [Row]
  /// How the numbers of one instalment came to be, where that was asked.
  public let explained: [Line]?
}

extension QuoteAnswer {
  init(
    _ title: String, _ schedule: Schedule, by market: Market = .unknown, explaining number: Int?
  ) throws {
    self.title = title
    let terms = schedule.terms
    amount = terms.principal
    netDisbursement = terms.netDisbursement
    downPayment = terms.downPayment(of: terms.principal)
    rows = schedule.installments.map(Row.init)
    totalInterest = rows.map(\.interest).sum
    totalIVA = rows.map(\.iva).sum
    totalFees = rows.map { $0.fees + $0.insurance }.sum
    totalToPay = schedule.totalToPay + downPayment
    switch try schedule.catOrReason() {
    case .success(let cat): (self.cat, catRefused) = (cat.description, nil)
    case .failure(let refused): (cat, catRefused) = (nil, refused.problem.detail)
    }
    effectiveAnnualRate = terms.effectiveAnnualRate
    notes = schedule.notes(by: market)
    explained = try number.map { number in
      guard let explanation = schedule.explain(number, by: market) else {
        throw InvalidFields([
          FieldError("explain", "La tabla tiene \(schedule.installments.count) pagos.")
        ])
      }
      return explanation.lines.map {
        Line(figure: $0.figure.rawValue, formula: $0.formula, amount: $0.amount)
      }
    }
  }
}

extension QuoteAnswer.Row {
  fileprivate init(_ row: Installment) {
    number = row.number
    dueOn = row.dueOn
    interestDays = row.interestDays
    principal = row.principal
    interest = row.interest
    iva = row.interestIVA + row.charges.iva
    fees = row.fees
    insurance = row.insurance
    total = row.total
    balance = row.closingPrincipal
  }
}
