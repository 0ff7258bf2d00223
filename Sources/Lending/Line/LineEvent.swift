public import Foundation
public import Kernel

/// Something that happened to a line. Its statements and its position are these, replayed.
public struct LineEvent: Hashable, Sendable, Codable {
  /// Unique within the line. Orders events of one instant.
  public let id: String
  /// The date that counts for interest.
  public let effectiveOn: CalendarDate
  /// Milliseconds since 1970: orders events of one date.
  public let instant: Int64
  public let what: What

  public enum What: Hashable, Sendable, Codable {
    /// Money that reached the borrower, or whom they bought from. A fact, even above the limit:
    /// whether to pay it is asked before.
    case draw(amount: Money, kind: DrawKind)
    /// Reduces what is owed; the rest is the borrower's credit, for what comes next.
    case payment(amount: Money)
    /// Another act that the contract charges for. Before IVA.
    case fee(amount: Money)
    /// A collection act actually done. Before IVA.
    case collectionFee(amount: Money)
    case limitChange(to: Money)
    /// Moratorio keeps its rate where nil.
    case rateChange(annual: Rate, moratorio: Rate?)
    case block
    case unblock
    /// No more draws, no more fees for having the line; interest to this day is billed and all
    /// that is owed falls due.
    case closing
    /// Credit that went back to the borrower. What of it turns out to have been no credit is a
    /// cash draw.
    case refund(amount: Money)
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

/// How a line was drawn on.
public enum DrawKind: String, Hashable, Sendable, Codable, CaseIterable {
  case cash, purchase
}

extension LineEvent {
  /// The event that this one undoes.
  var undoes: String? {
    switch what {
    case .reversal(let id): id
    case .draw, .payment, .fee, .collectionFee, .limitChange, .rateChange, .block, .unblock,
      .closing, .refund:
      nil
    }
  }
}
