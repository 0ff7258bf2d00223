public import Kernel

/// Something the contract charges beside interest: administration, a visit, an insurance premium.
public struct Charge: Hashable, Sendable, Codable {
  /// What the fee register calls it: `administracion`, `seguro-vida`.
  public var code: String
  /// What people call it; nil is the code.
  public var name: String?
  public var kind: Kind
  public var amount: Amount
  public var when: When
  /// Its own IVA; nil follows the rate of all fees.
  public var iva: Rate?

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case fee
    /// Collected for the insurer's account.
    case insurance
  }

  /// Before IVA.
  public enum Amount: Hashable, Sendable, Codable {
    case fixed(Money)
    case share(Rate, of: Base)

    private enum FixedCodingKeys: String, CodingKey { case _0 = "amount" }
    private enum ShareCodingKeys: String, CodingKey { case _0 = "rate", of }
  }

  /// What a share is a share of.
  public enum Base: String, Hashable, Sendable, Codable, CaseIterable {
    /// What the borrower asked for.
    case principal
    /// What the instalments repay: the principal and whatever is financed with it.
    case disbursed
    /// Principal unpaid before the instalment.
    case balance
    /// Principal and interest of the instalment.
    case installment
    /// Interest of the instalment.
    case interest
  }

  public enum When: Hashable, Sendable, Codable {
    case disbursement(OpeningFee.Settlement)
    case eachInstallment
    /// With the instalment whose period that date is in: the day of disbursement is of the first,
    /// and what comes after the last one is paid with it. No date is before disbursement.
    case on(CalendarDate)

    private enum DisbursementCodingKeys: String, CodingKey { case _0 = "settlement" }
    private enum OnCodingKeys: String, CodingKey { case _0 = "date" }
  }

  public init(
    code: String, name: String? = nil, kind: Kind = .fee, amount: Amount,
    when: When = .eachInstallment,
    iva: Rate? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.amount = amount
    self.when = when
    self.iva = iva
  }
}

extension Charge {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      code: try kept(.code), name: try kept(.name, otherwise: nil),
      kind: try kept(.kind, otherwise: .fee), amount: try kept(.amount),
      when: try kept(.when, otherwise: .eachInstallment), iva: try kept(.iva, otherwise: nil))
  }
}

extension Charge {
  /// The same, not charged before a loan that began later.
  func notBefore(_ date: CalendarDate) -> Charge {
    guard case .on(let own) = when, own < date else { return self }
    var later = self
    later.when = .on(date)
    return later
  }

  func check(disbursedOn: CalendarDate) throws(TermsRefused) {
    let isPossible =
      switch amount {
      case .fixed(let amount): (0...LoanTerms.principalMax.minorUnits).contains(amount.minorUnits)
      case .share(let rate, _): (Rate.zero...Rate.one).contains(rate)
      }
    guard isPossible, iva.map({ (Rate.zero...Rate.one).contains($0) }) ?? true else {
      throw .chargeOutOfRange(code)
    }
    if case .on(let date) = when, date < disbursedOn {
      throw .chargeBeforeDisbursement(code, disbursedOn)
    }
    guard case .disbursement = when, case .share(_, let base) = amount else { return }
    guard base == .principal else { throw .chargeOfNoInstallment(code) }
  }
}
