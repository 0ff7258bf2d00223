public import Foundation
public import Kernel

/// Something that happened to a loan after it was disbursed. The position is these, replayed.
public struct LoanEvent: Hashable, Sendable, Codable {
  /// Unique within the loan: the payment's id, the fee's id. Orders events of one instant.
  public let id: String
  /// The date that counts for interest.
  public let effectiveOn: CalendarDate
  /// Milliseconds since 1970: orders events of one date.
  public let instant: Int64
  public let what: What

  public enum What: Hashable, Sendable, Codable {
    /// Reduces what is due; the rest waits as credit for the next instalment.
    case payment(amount: Money)
    /// Money of another kind than the borrower's payment; its own rule says where it goes.
    case credited(amount: Money, as: PaymentKind)
    /// Pays what is due and then principal, free, and the rest of the table is worked out again.
    case prepayment(amount: Money, choosing: PrepaymentChoice)
    /// Closes the loan where it covers that day's quote; a plain payment where it does not.
    case payoff(amount: Money)
    /// A collection act actually done. Before IVA.
    case collectionFee(amount: Money)
    /// A fee or a collection fee that falls due on a day. Before IVA.
    case charge(amount: Money, as: Component, dueOn: CalendarDate)
    /// More of the loan is disbursed.
    case drawdown(amount: Money)
    /// The borrower's right to step back: what was disbursed comes back, and nothing else is owed.
    /// A plain payment where it no longer brings all of it back.
    case cancellation(returned: Money)
    /// Credit that nothing needs any more went back to the borrower.
    case refund(amount: Money)
    /// So much of one component, with its IVA, is not asked any more (condonación).
    case waiver(amount: Money, of: Component)
    /// The bank took so much of a payment back: it is owed again from that day.
    case chargeback(amount: Money, of: String)
    /// The borrower questions so much of an instalment.
    case disputeOpened(amount: Money, installment: Int)
    /// The dispute that this event had opened is settled.
    case disputeClosed(of: String)
    /// Another yearly rate from that day: agreed, or the reset of a floating one.
    case rateChange(to: Rate)
    /// A change of what was agreed, by a decision.
    indirect case modification(Modification)
    /// That event never counted.
    case reversal(of: String)
  }

  public init(id: String, effectiveOn: CalendarDate, at valueInstant: Date, _ what: What) {
    self.id = id
    self.effectiveOn = effectiveOn
    instant = Int64((valueInstant.timeIntervalSince1970 * 1_000).rounded())
    self.what = what
  }
}

extension LoanEvent {
  /// As it was kept.
  public init(id: String, effectiveOn: CalendarDate, instant: Int64, _ what: What) {
    self.id = id
    self.effectiveOn = effectiveOn
    self.instant = instant
    self.what = what
  }

  /// The first disbursement, which is no event of its own.
  public static let disbursement = "disbursement"

  /// The payment that an automatic down payment makes of itself, so that it can be reversed.
  public static func downPayment(of event: String) -> String { "\(event)/down-payment" }
}

extension LoanEvent {
  /// The event that this one undoes.
  var undoes: String? {
    switch what {
    case .reversal(let id): id
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .charge, .drawdown,
      .cancellation, .refund, .waiver, .chargeback, .disputeOpened, .disputeClosed, .rateChange,
      .modification:
      nil
    }
  }
}

/// What early principal buys.
public enum PrepaymentChoice: String, Hashable, Sendable, Codable, CaseIterable {
  case shortenTerm, lowerInstallments
}
