public import Kernel

/// Where a loan stands at the end of a day.
public struct Position: Hashable, Sendable, Encodable {
  public let on: CalendarDate
  public let standing: Standing
  /// All that closing the loan today would take, before any credit: what is due, the principal
  /// still to come and the interest it has earned so far.
  public let outstanding: Balance
  /// Unpaid of instalments due on this day or earlier.
  public let due: Balance
  /// Unpaid of instalments whose day has gone by.
  public let pastDue: Balance
  /// Received and waiting for an instalment to fall due.
  public let credit: Money
  /// Part of what is outstanding that the borrower questions: neither due nor late meanwhile.
  public let disputed: Money
  /// What paying all that is due today would spare of its interest.
  public let rewardable: Money
  public let daysPastDue: Int
  /// The number of the oldest instalment whose day has gone by unpaid.
  public let oldestPastDue: Int?
  public let nextDue: NextDue?
  public let totals: Totals
  /// When it was marked as impaired in the accounts; nothing else changes by it.
  public let chargedOffOn: CalendarDate?
  /// Whose it has been, the latest last.
  public let transfers: [Transfer]

  /// Credit would pay all the principal and not the interest it has earned: it can neither reduce
  /// the loan nor close it, until the rest is brought.
  public var isShortOfClosing: Bool {
    credit >= outstanding.principal && credit < outstanding.total
  }
  public var bucket: DelinquencyBucket { DelinquencyBucket(daysPastDue: daysPastDue) }
  /// What the borrower must bring today to be current.
  public var toPay: Money { max(.zero, due.total - rewardable - credit) }
  /// What was written off and has not been recovered: owed still, outside the books.
  public var recoverable: Balance { totals.writtenOff - totals.recovered }
}

/// Whether a loan still lives.
public enum Standing: Hashable, Sendable, Codable {
  case open
  case paidOff(on: CalendarDate)
  case cancelled(on: CalendarDate)
  /// Castigo: out of the books, and still owed.
  case writtenOff(on: CalendarDate)
  /// Cesión: owed to somebody else.
  case sold(on: CalendarDate)
}

/// The instalment that comes next and what is left to pay of it once credit is counted.
public struct NextDue: Hashable, Sendable, Encodable {
  public let number: Int
  public let on: CalendarDate
  public let amount: Money
}

/// Everything a loan has done since disbursement, as running totals to a date. Two of them
/// subtract into what there is to post.
public struct Totals: Hashable, Sendable, Codable {
  public var received: Money
  public var credit: Money
  /// Interest, fees and IVA that have been earned, paid or not.
  public var earned: Balance
  /// What payments reduced.
  public var applied: Balance
  /// The deducted opening fee given back when the borrower cancels.
  public var feeReturned: Part
  /// Credit that went back to the borrower.
  public var refunded: Money
  /// What of it turned out to have been no credit: owed to us, outside the loan.
  public var refundedTooMuch: Money
  /// Of what was received, what the bank took back.
  public var takenBack: Money
  /// Interest given back, or not asked, for paying by the day.
  public var rewarded: Part
  /// Condonación.
  public var waived: Balance
  /// Interest, fees and their IVA that a restructure or a holiday made principal.
  public var capitalised: Balance
  /// Castigo: what left the books as lost.
  public var writtenOff: Balance
  /// What was collected of it since; no part of `applied`.
  public var recovered: Balance
  /// Cesión: what left the books with the loan.
  public var sold: Balance
  /// Lent so far: the first disbursement with what it financed, and whatever was drawn since.
  public var disbursed: Money

  public init(
    received: Money = .zero, credit: Money = .zero, earned: Balance = .zero,
    applied: Balance = .zero, feeReturned: Part = .zero, refunded: Money = .zero,
    refundedTooMuch: Money = .zero, takenBack: Money = .zero, rewarded: Part = .zero,
    waived: Balance = .zero, capitalised: Balance = .zero, writtenOff: Balance = .zero,
    recovered: Balance = .zero, sold: Balance = .zero,
    disbursed: Money = .zero
  ) {
    self.received = received
    self.credit = credit
    self.earned = earned
    self.applied = applied
    self.feeReturned = feeReturned
    self.refunded = refunded
    self.refundedTooMuch = refundedTooMuch
    self.takenBack = takenBack
    self.rewarded = rewarded
    self.waived = waived
    self.capitalised = capitalised
    self.writtenOff = writtenOff
    self.recovered = recovered
    self.sold = sold
    self.disbursed = disbursed
  }

  public static let zero = Totals()
}
