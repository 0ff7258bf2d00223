public import Foundation
public import Kernel
import Postgres

/// Balanza de comprobación: what each account brought, moved and carries.
public struct TrialBalance: Hashable, Sendable {
  public let from: CalendarDate
  public let through: CalendarDate
  public let rows: [Row]

  public struct Row: Hashable, Sendable {
    public let account: String
    public let opening: Money
    public let debits: Money
    public let credits: Money

    public var name: String { ChartOfAccounts.names[account] ?? account }
    public var closing: Money { opening + debits - credits }
  }

  public var debits: Money { rows.map(\.debits).sum }
  public var credits: Money { rows.map(\.credits).sum }
  /// Every entry balances, so the whole does.
  public var isBalanced: Bool {
    debits == credits && rows.map(\.closing).sum.isZero
  }
}

/// One line of an entry, as it was written.
public struct Posting: Hashable, Sendable {
  public let entry: EntryID
  public let effectiveOn: CalendarDate
  public let memo: String
  public let account: String
  /// Debits positive, credits negative.
  public let amount: Money
  public let loan: LoanID?

  public var accountName: String { ChartOfAccounts.names[account] ?? account }
}

public struct EntryHead: Hashable, Sendable {
  public let id: EntryID
  public let effectiveOn: CalendarDate
  public let source: String
  public let memo: String
  public let recordedAt: Date
}

public struct RecordedEntry: Hashable, Sendable {
  public let head: EntryHead
  public let postings: [Posting]
}
