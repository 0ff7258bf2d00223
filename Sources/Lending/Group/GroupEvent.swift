public import Foundation
public import Kernel

/// Something that the group did together. What each loan owes is these and its own events,
/// replayed.
public struct GroupEvent: Hashable, Sendable, Codable {
  /// Unique within the group and within each of its loans.
  public let id: String
  /// The date that counts for interest.
  public let effectiveOn: CalendarDate
  /// Milliseconds since 1970: orders events of one date.
  public let instant: Int64
  public let what: What

  public enum What: Hashable, Sendable, Codable {
    /// One payment of the group, already split: a later look at it splits nothing again.
    case payment(shares: [GroupShare])
    /// A member leaves garantía líquida.
    case guaranteeDeposit(member: MemberID, amount: Money)
    /// Garantía líquida of the payers pays these loans.
    case guaranteeApplied(shares: [GroupShare])
    case guaranteeReturn(member: MemberID, amount: Money)
    /// A member gives back what another had paid for them, outside the loans.
    case solidarityRepayment(from: MemberID, to: MemberID, amount: Money)
    /// A member whose loan is paid goes, and answers for nobody any more.
    case departure(MemberID)
    /// That event never counted.
    case reversal(of: String)
  }

  public init(id: String, effectiveOn: CalendarDate, at valueInstant: Date, _ what: What) {
    let instant = Int64((valueInstant.timeIntervalSince1970 * 1_000).rounded())
    self.init(id: id, effectiveOn: effectiveOn, instant: instant, what)
  }

  /// As it was kept.
  public init(id: String, effectiveOn: CalendarDate, instant: Int64, _ what: What) {
    self.id = id
    self.effectiveOn = effectiveOn
    self.instant = instant
    self.what = what
  }
}

/// A part of a group's payment: whose loan it reduces, and whose money it was.
public struct GroupShare: Hashable, Sendable, Codable {
  public let member: MemberID
  /// Nil where the group brought one sum and nobody noted whose.
  public let payer: MemberID?
  public let amount: Money

  public init(_ member: MemberID, payer: MemberID?, amount: Money) {
    self.member = member
    self.payer = payer
    self.amount = amount
  }

  /// One member paid for another.
  public var isSolidarity: Bool { payer.map { $0 != member } ?? false }
}

extension GroupEvent {
  /// What it pays of the members' loans.
  var shares: [GroupShare] {
    switch what {
    case .payment(let shares), .guaranteeApplied(let shares): shares
    case .guaranteeDeposit, .guaranteeReturn, .solidarityRepayment, .departure, .reversal: []
    }
  }

  /// The event that this one undoes.
  var undoes: String? {
    switch what {
    case .reversal(let id): id
    case .payment, .guaranteeDeposit, .guaranteeApplied, .guaranteeReturn, .solidarityRepayment,
      .departure:
      nil
    }
  }
}
