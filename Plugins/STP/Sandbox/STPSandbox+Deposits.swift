public import Foundation
public import Kernel
import Vault

extension STPSandbox {
  /// Money that someone sends by SPEI to a CLABE of an institution.
  public struct Payment: Sendable {
    public var clabe: String
    public var amount: Money
    public var payerName: String
    public var payerCLABE: String
    public var concept: String
    public var reference: Int
    /// How many times the same notice is sent; SPEI promises at least one.
    public var copies: Int

    public init(
      clabe: String, amount: Money, payerName: String = "ORDENANTE DE PRUEBA",
      payerCLABE: String = "012180001234567891", concept: String = "Pago",
      reference: Int = 1, copies: Int = 1
    ) {
      self.clabe = clabe
      self.amount = amount
      self.payerName = payerName
      self.payerCLABE = payerCLABE
      self.concept = concept
      self.reference = reference
      self.copies = copies
    }
  }

  public enum PaymentRefused: Error, Hashable, Sendable {
    case notACLABE
    /// The CLABE belongs to nobody that this sandbox knows.
    case noInstitution
    case amountNotPositive
  }

  public enum NoticeOrder: Sendable { case asSent, reversed }

  /// Pays them all and queues their notices; the tracking keys come back in the order paid.
  @discardableResult
  public func pay(
    _ payments: [Payment], noticed order: NoticeOrder = .asSent
  ) throws(PaymentRefused) -> [String] {
    var made: [(abono: STPAbono, copies: Int, at: Date)] = []
    for payment in payments { made.append(try abono(for: payment)) }
    state.deposits += made.map { SandboxDeposit(abono: $0.abono, sentAt: $0.at) }
    let noticed: [(abono: STPAbono, copies: Int, at: Date)]
    switch order {
    case .asSent: noticed = made
    case .reversed: noticed = made.reversed()
    }
    for item in noticed {
      for _ in 0..<max(1, item.copies) {
        append(
          item.abono, .deposit, of: item.abono.id.value, by: item.abono.empresa, at: item.at)
      }
    }
    save()
    return made.map(\.abono.claveRastreo)
  }

  private func abono(
    for payment: Payment
  ) throws(PaymentRefused) -> (abono: STPAbono, copies: Int, at: Date) {
    guard let clabe = CLABE(payment.clabe) else { throw .notACLABE }
    guard payment.amount.isPositive else { throw .amountNotPositive }
    guard let company = companies.values.first(where: { clabe.text.hasPrefix($0.clabePrefix) })
    else { throw .noInstitution }
    let id = state.newID()
    let now = world.now(company.tenant)
    let sender = CLABE(payment.payerCLABE)
    let abono = STPAbono(
      id: WireNumber(id), fechaOperacion: WireNumber(Int(OperatingDay(at: now).compact) ?? 0),
      institucionOrdenante: WireNumber(sender?.bank.flatMap { Int($0.spei) } ?? 40012),
      institucionBeneficiaria: 90646, claveRastreo: "SBX\(id)", monto: Pesos(payment.amount),
      nombreOrdenante: plainText(payment.payerName, limit: 39).uppercased(),
      tipoCuentaOrdenante: 40, cuentaOrdenante: payment.payerCLABE, rfcCurpOrdenante: "ND",
      nombreBeneficiario: company.empresa, tipoCuentaBeneficiario: 40,
      cuentaBeneficiario: clabe.text, rfcCurpBeneficiario: "ND",
      conceptoPago: plainText(payment.concept, limit: 39),
      referenciaNumerica: WireNumber(payment.reference), empresa: company.empresa, tipoPago: 1,
      tsLiquidacion: WireNumber(milliseconds(now)))
    return (abono, payment.copies, now)
  }
}

extension STPSandbox {
  /// What a page or a test may see of an order.
  public struct OrderView: Sendable {
    public let id: Int
    public let claveRastreo: String
    public let amount: Money
    public let beneficiary: String
    public let beneficiaryCLABE: String
    public let estado: String
    public let fate: String
    public let receivedAt: Date
  }

  public struct DepositView: Sendable {
    public let claveRastreo: String
    public let amount: Money
    public let clabe: String
    public let sentAt: Date
    public let confirmedAt: Date?
    public let noticeCount: Int
  }

  /// Newest first.
  public func orders(of tenant: TenantID) -> [OrderView] {
    let names = Set(companies.values.filter { $0.tenant == tenant }.map(\.empresa))
    return state.orders.filter { names.contains($0.orden.empresa) }.reversed().map { order in
      OrderView(
        id: order.id, claveRastreo: order.orden.claveRastreo, amount: order.orden.monto.amount,
        beneficiary: order.orden.nombreBeneficiario,
        beneficiaryCLABE: order.orden.cuentaBeneficiario,
        estado: order.step(at: world.now(tenant)).estado.rawValue, fate: order.fate.words,
        receivedAt: order.receivedAt)
    }
  }

  public func deposits(of tenant: TenantID) -> [DepositView] {
    let names = Set(companies.values.filter { $0.tenant == tenant }.map(\.empresa))
    return state.deposits.filter { names.contains($0.abono.empresa) }.reversed().map { deposit in
      DepositView(
        claveRastreo: deposit.abono.claveRastreo, amount: deposit.abono.monto.amount,
        clabe: deposit.abono.cuentaBeneficiario, sentAt: deposit.sentAt,
        confirmedAt: deposit.confirmedAt,
        noticeCount: state.notices.filter {
          $0.kind == .deposit && $0.subject == deposit.abono.id.value
        }.map(\.attempts).reduce(0, +))
    }
  }

  func company(of tenant: TenantID) -> Company? {
    companies.values.first { $0.tenant == tenant }
  }
}
