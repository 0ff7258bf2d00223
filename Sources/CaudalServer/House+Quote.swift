public import Kernel
import Lending
import Tenancy

/// A loan's table as the command line draws it.
public struct QuoteAnswer: Encodable, Sendable {
  public struct Row: Encodable, Sendable {
    public let number: Int
    public let dueOn: CalendarDate
    public let principal: Money
    public let interest: Money
    public let iva: Money
    public let fees: Money
    public let total: Money
    public let balance: Money
  }

  public let product: String
  public let amount: Money
  public let netDisbursement: Money
  public let totalToPay: Money
  public let cat: String?
  public let rows: [Row]
}

extension QuoteAnswer {
  public var text: String {
    let head =
      "Núm  Vence        Capital      Interés          IVA   Comisiones        Pago        Saldo"
    let lines = rows.map { row in
      Self.right(String(row.number), 3) + "  " + row.dueOn.description
        + [row.principal, row.interest, row.iva, row.fees, row.total, row.balance]
        .map { Self.right($0.text, 13) }.joined()
    }
    return """
      \(product): \(amount.text), recibe \(netDisbursement.text)

      \(head)
      \(lines.joined(separator: "\n"))

      Total a pagar \(totalToPay.text). CAT \(cat.map { $0 + "%" } ?? "no existe") sin IVA.
      """
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

extension House {
  public func quote(
    _ code: String, amount: Money, installments: Int, at tenant: TenantID
  ) async throws -> QuoteAnswer {
    guard let product = try tenants.product(tenant, code: code) else {
      let known = try tenants.products(tenant).map(\.code).joined(separator: ", ")
      throw InvalidFields([FieldError("product", "No hay un producto \(code). Hay: \(known).")])
    }
    let problems = product.problems(amount: amount, installments: installments)
    guard problems.isEmpty else { throw InvalidFields(problems) }
    let terms = product.terms(
      amount: amount, installments: installments,
      disbursedOn: try await tenants.businessDate(tenant))
    let schedule = try Schedule(terms, calendar: try tenants.calendar(tenant))
    return QuoteAnswer(
      product: product.name, amount: amount, netDisbursement: terms.netDisbursement,
      totalToPay: schedule.totalToPay, cat: try schedule.cat()?.description,
      rows: schedule.installments.map { row in
        .init(
          number: row.number, dueOn: row.dueOn, principal: row.principal,
          interest: row.interest, iva: row.interestIVA + row.feesIVA, fees: row.fees,
          total: row.total, balance: row.closingPrincipal)
      })
  }
}
