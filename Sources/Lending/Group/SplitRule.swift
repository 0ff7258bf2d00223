public import Kernel

/// How one sum that a group brings is divided where nobody wrote down who brought what. All four
/// pay what is due first, and none gives a loan more than it owes.
public enum SplitRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// In proportion to what each has to pay today.
  case proRataToDue
  /// The oldest due date of any member, then the next; of one date, in proportion.
  case oldestFirst
  /// The same for everyone whose loan is open, as far as it owes.
  case equal
  /// The same from everyone; whoever has to pay less than that covers for those behind.
  case solidarity
}

extension GroupAccount {
  /// The shares of `amount`, which sum to it.
  public func split(
    _ amount: Money, by rule: SplitRule, on date: CalendarDate
  ) throws(GroupRefused) -> [GroupShare] {
    guard amount.isPositive else { throw .amountNotPositive }
    let table = SplitTable(self, on: date)
    let room = table.rows.map(\.room).sum
    guard amount <= room else { throw .moreThanOwed(room) }
    switch rule {
    case .proRataToDue: return table.shares(table.proRataToDue(amount))
    case .oldestFirst: return table.shares(table.oldestFirst(amount))
    case .equal: return table.shares(table.equal(amount))
    case .solidarity: return table.solidarity(table.equal(amount)).payment
    }
  }
}
