public import Kernel

/// A command: people formed a group that borrows together.
public struct LoanGroupOrdered: Fact, Hashable {
  public static let name = "servicing.loan_group_ordered.v1"

  public let group: LoanGroupID
  public let groupName: String
  public let branch: String
  public let president: PartyID
  public let treasurer: PartyID
  /// ISO 8601: Monday is 1.
  public let meetingWeekday: Int

  public init(
    group: LoanGroupID, groupName: String, branch: String, president: PartyID,
    treasurer: PartyID, meetingWeekday: Int
  ) {
    self.group = group
    self.groupName = groupName
    self.branch = branch
    self.president = president
    self.treasurer = treasurer
    self.meetingWeekday = meetingWeekday
  }
}

/// The loan exists and its money was ordered.
public struct LoanBooked: Fact, Hashable {
  public static let name = "servicing.loan_booked.v1"

  public let loan: LoanID
  public let party: PartyID
  public let principal: Money
  public let signedOn: CalendarDate

  public init(loan: LoanID, party: PartyID, principal: Money, signedOn: CalendarDate) {
    self.loan = loan
    self.party = party
    self.principal = principal
    self.signedOn = signedOn
  }
}

/// A repayment never counted; what it had paid is owed again.
public struct RepaymentReversed: Fact, Hashable {
  public static let name = "servicing.repayment_reversed.v1"

  public let loan: LoanID
  public let repayment: RepaymentID
  public let payment: PaymentID
  public let amount: Money
  public let reversedOn: CalendarDate

  public init(
    loan: LoanID, repayment: RepaymentID, payment: PaymentID, amount: Money,
    reversedOn: CalendarDate
  ) {
    self.loan = loan
    self.repayment = repayment
    self.payment = payment
    self.amount = amount
    self.reversedOn = reversedOn
  }
}

/// Its day has come; `unpaid` is what credit did not cover.
public struct InstallmentFellDue: Fact, Hashable {
  public static let name = "servicing.installment_fell_due.v1"

  public let loan: LoanID
  public let party: PartyID
  public let number: Int
  public let dueOn: CalendarDate
  public let unpaid: Money

  public init(loan: LoanID, party: PartyID, number: Int, dueOn: CalendarDate, unpaid: Money) {
    self.loan = loan
    self.party = party
    self.number = number
    self.dueOn = dueOn
    self.unpaid = unpaid
  }
}
