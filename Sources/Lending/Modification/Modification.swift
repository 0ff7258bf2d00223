public import Kernel

/// A change of what was agreed, by a decision. It layers new terms on the old from its day on:
/// nothing that happened before is edited, and a payment dated earlier goes through it again.
public enum Modification: Hashable, Sendable, Codable {
  /// Reprogramación: what is still to come, on other dates, in other instalments or at another
  /// rate. What is late stays late.
  case reschedule(NewTerms)
  /// Some of the next instalments are skipped.
  case paymentHoliday(PaymentHoliday)
  /// What is late moves into the instalments to come, and lateness begins anew. Its principal
  /// bears interest with theirs; its interest and fees are shared among them and bear none.
  case reage(NewTerms)
  /// The principal to come, once more over the dates to come.
  case reamortise
  /// Reestructura: what is late becomes part of a new table. These components of it become
  /// principal, with their IVA; the others are asked with its first instalment, as they are.
  case restructure(capitalising: [Component], NewTerms)
  /// More is lent on the same loan.
  case topUp(amount: Money, NewTerms)
  /// Castigo: all that is owed leaves the books as lost. It is owed still; what is collected of it
  /// later is a recovery.
  case writeOff
  /// Marked as impaired in the accounts; no figure of the loan changes.
  case chargeOff
  /// To another borrower or another branch; no figure of the loan changes.
  case transfer(Transfer)
  /// Cesión: all that is owed leaves the books with the loan. What is paid later is not for us.
  case sale
}

/// What a modification agrees anew. Nil keeps what there was.
public struct NewTerms: Hashable, Sendable, Codable {
  public var annualRate: Rate?
  /// A new instalment is `fixedPayment`; figures agreed one by one are for the new table.
  public var method: RepaymentMethod?
  /// One for each new instalment. Nil keeps the dates to come.
  public var dates: [AgreedDate]?
  /// Counted from the first instalment to come.
  public var grace: Grace?

  public init(
    annualRate: Rate? = nil, method: RepaymentMethod? = nil, dates: [AgreedDate]? = nil,
    grace: Grace? = nil
  ) {
    self.annualRate = annualRate
    self.method = method
    self.dates = dates
    self.grace = grace
  }
}

/// A date of a new table, fixed when it is agreed: a later change of calendar does not move it.
public struct AgreedDate: Hashable, Sendable, Codable {
  /// Interest runs to it.
  public var end: CalendarDate
  /// The day to pay without penalty.
  public var dueOn: CalendarDate
  /// Of interest, as the day count says.
  public var interestDays: Int

  public init(end: CalendarDate, dueOn: CalendarDate, interestDays: Int) {
    self.end = end
    self.dueOn = dueOn
    self.interestDays = interestDays
  }
}

/// So many of the next instalments are skipped: neither principal nor fees are asked on their days.
public struct PaymentHoliday: Hashable, Sendable, Codable {
  public var installments: Int
  public var interest: HolidayInterest
  /// New dates after the last one, where the loan becomes longer by what was skipped.
  public var further: [AgreedDate]

  public init(installments: Int, interest: HolidayInterest, further: [AgreedDate] = []) {
    self.installments = installments
    self.interest = interest
    self.further = further
  }
}

/// What becomes of a skipped instalment's interest on its day.
public enum HolidayInterest: String, Hashable, Sendable, Codable, CaseIterable {
  /// It becomes principal, with its IVA.
  case capitalised
  /// It is asked with the next instalment that is not skipped.
  case deferred
  /// It is asked in equal shares with all the instalments that are not skipped.
  case spread
}

/// Whose the loan is since.
public struct Transfer: Hashable, Sendable, Codable {
  public var target: Target
  /// Its reference in the lender's books.
  public var reference: String

  public enum Target: String, Hashable, Sendable, Codable, CaseIterable { case borrower, branch }

  public init(to target: Target, reference: String) {
    self.target = target
    self.reference = reference
  }
}
