import Foundation
import Kernel

/// A cashier's drawer, from the count that opens it to the count that closes it.
struct Till: Sendable {
  let id: TillID
  let branch: String
  let cashier: Kernel.Actor
  let cashierName: String
  let openedAt: Date
  let openingCash: Money
  let closing: Closing?

  struct Closing: Sendable {
    let at: Date
    let expected: Money
    let counted: Money
    let note: String?
    /// Nil while its cash has not been taken to the bank.
    let banked: Banked?

    /// Negative where cash is missing.
    var difference: Money { counted - expected }
  }

  /// What of the count was taken to the bank, and the slip that says so.
  struct Banked: Hashable, Sendable {
    let amount: Money
    let on: CalendarDate
    let slip: String
  }

  var isOpen: Bool { closing == nil }

  /// What the drawer should hold: what it began with and what its receipts, not reversed, put in.
  static func expected(opening: Money, receipts: [Receipt]) -> Money {
    opening + receipts.filter { $0.state != .reversed }.map(\.amount).sum
  }
}
