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
    public var notice: NoticeFate

    public init(
      clabe: String, amount: Money, payerName: String = "ORDENANTE DE PRUEBA",
      payerCLABE: String = "012180001234567891", concept: String = "Pago",
      reference: Int = 1, notice: NoticeFate = NoticeFate()
    ) {
      self.clabe = clabe
      self.amount = amount
      self.payerName = payerName
      self.payerCLABE = payerCLABE
      self.concept = concept
      self.reference = reference
      self.notice = notice
    }
  }

  /// What becomes of a deposit's notice on its way to us.
  public struct NoticeFate: Hashable, Sendable {
    public enum Delivery: String, Hashable, Sendable, CaseIterable {
      case arrives
      /// After the notice of whatever the same institution is paid next.
      case overtaken
      /// Only the day's list has the deposit.
      case lost
    }

    public var delivery: Delivery
    /// How many times the same notice is sent; SPEI promises at least one.
    public var copies: Int

    public init(_ delivery: Delivery = .arrives, copies: Int = 1) {
      self.delivery = delivery
      self.copies = copies
    }
  }

  public enum PaymentRefused: Error, Hashable, Sendable {
    case notACLABE
    /// The CLABE belongs to nobody that this sandbox knows.
    case noInstitution
    case amountNotPositive
  }

  /// Pays them all and queues their notices; the tracking keys come back in the order paid.
  @discardableResult
  public func pay(_ payments: [Payment]) throws(PaymentRefused) -> [String] {
    var made: [(abono: STPAbono, notice: NoticeFate, at: Date)] = []
    for payment in payments { made.append(try abono(for: payment)) }
    for item in made {
      state.deposits.append(SandboxDeposit(abono: item.abono, sentAt: item.at))
      notify(item.abono, item.notice, at: item.at)
    }
    save()
    return made.map(\.abono.claveRastreo)
  }

  private func notify(_ abono: STPAbono, _ fate: NoticeFate, at now: Date) {
    let waiting = state.notices.filter {
      $0.waitsForNext == true && $0.empresa == abono.empresa
    }.map(\.serial)
    switch fate.delivery {
    case .lost: break
    case .arrives, .overtaken:
      for _ in 0..<max(1, fate.copies) {
        append(
          abono, .deposit, of: abono.id.value, by: abono.empresa, at: now,
          waitsForNext: fate.delivery == .overtaken)
      }
    }
    release(waiting, at: now)
  }

  private func abono(
    for payment: Payment
  ) throws(PaymentRefused) -> (abono: STPAbono, notice: NoticeFate, at: Date) {
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
    return (abono, payment.notice, now)
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
