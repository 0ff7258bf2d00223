import Foundation
import Kernel
import Lending

/// What was charged for collecting one overdue instalment. The contract allows it once for each,
/// so its name is the instalment's: charged again only where the one before was undone.
struct CollectionFee: Hashable {
  let id: String
  let installment: Int
  let chargedOn: CalendarDate
  /// Before IVA.
  let amount: Money
  let isReversed: Bool
}

extension CollectionFee {
  private static let prefix = "fee:"

  /// Nil for an event that is no fee.
  init?(_ event: LoanEvent, among events: [LoanEvent]) {
    guard case .collectionFee(let amount) = event.what else { return nil }
    let name = event.id.dropFirst(Self.prefix.count).prefix { $0 != "-" }
    guard let installment = Int(name) else { return nil }
    id = event.id
    self.installment = installment
    chargedOn = event.effectiveOn
    self.amount = amount
    isReversed = events.contains { $0.what == .reversal(of: event.id) }
  }

  /// `fee:3`, and `fee:3-2` after the first was undone.
  static func id(of installment: Int, after earlier: Int) -> String {
    earlier == 0 ? "\(prefix)\(installment)" : "\(prefix)\(installment)-\(earlier + 1)"
  }

  /// The id as an address carries it: `3`, `3-2`.
  var number: String { String(id.dropFirst(Self.prefix.count)) }

  static func id(numbered number: String) -> String { prefix + number }
}

extension LoanRecord {
  /// Oldest first.
  var collectionFees: [CollectionFee] {
    account.events.compactMap { CollectionFee($0, among: events) }
  }
}
