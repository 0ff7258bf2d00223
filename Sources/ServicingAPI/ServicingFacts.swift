public import Kernel

/// A command: the contract is signed, so book the loan as it was sold and pay it out.
/// The terms follow from the product version and these few choices.
public struct LoanOrdered: Fact, Hashable {
  public static let name = "servicing.loan_ordered.v1"

  public let loan: LoanID
  public let party: PartyID
  public let contract: ContractID
  public let productCode: String
  public let productVersion: Int
  public let amount: Money
  public let installmentCount: Int
  /// The date the contract was signed; the ten business days of the right to cancel run from it.
  public let signedOn: CalendarDate
  public let group: LoanGroupID?
  public let branch: String

  public init(
    loan: LoanID, party: PartyID, contract: ContractID, productCode: String,
    productVersion: Int, amount: Money, installmentCount: Int, signedOn: CalendarDate,
    group: LoanGroupID?, branch: String
  ) {
    self.loan = loan
    self.party = party
    self.contract = contract
    self.productCode = productCode
    self.productVersion = productVersion
    self.amount = amount
    self.installmentCount = installmentCount
    self.signedOn = signedOn
    self.group = group
    self.branch = branch
  }
}

/// A command: the borrower uses the right to cancel within ten business days.
public struct LoanCancellationOrdered: Fact, Hashable {
  public static let name = "servicing.loan_cancellation_ordered.v1"

  public let loan: LoanID
  public let by: Actor
  /// The day on which it was asked: the right is used in time or not by this day, whenever the
  /// order is heard.
  public let requestedOn: CalendarDate

  public init(loan: LoanID, by: Actor, requestedOn: CalendarDate) {
    self.loan = loan
    self.by = by
    self.requestedOn = requestedOn
  }
}

/// The money reached the borrower and interest runs.
public struct LoanActivated: Fact, Hashable {
  public static let name = "servicing.loan_activated.v1"

  public let loan: LoanID
  public let party: PartyID
  public let amount: Money
  public let disbursedOn: CalendarDate

  public init(loan: LoanID, party: PartyID, amount: Money, disbursedOn: CalendarDate) {
    self.loan = loan
    self.party = party
    self.amount = amount
    self.disbursedOn = disbursedOn
  }
}

/// A payment reduced what is owed; what it did not need stays as a credit balance.
public struct RepaymentApplied: Fact, Hashable {
  public static let name = "servicing.repayment_applied.v1"

  public let loan: LoanID
  public let repayment: RepaymentID
  public let payment: PaymentID
  public let amount: Money
  public let excess: Money
  public let effectiveOn: CalendarDate

  public init(
    loan: LoanID, repayment: RepaymentID, payment: PaymentID, amount: Money, excess: Money,
    effectiveOn: CalendarDate
  ) {
    self.loan = loan
    self.repayment = repayment
    self.payment = payment
    self.amount = amount
    self.excess = excess
    self.effectiveOn = effectiveOn
  }
}

/// Nothing is owed any more.
public struct LoanPaidOff: Fact, Hashable {
  public static let name = "servicing.loan_paid_off.v1"

  public let loan: LoanID
  public let party: PartyID
  public let paidOffOn: CalendarDate

  public init(loan: LoanID, party: PartyID, paidOffOn: CalendarDate) {
    self.loan = loan
    self.party = party
    self.paidOffOn = paidOffOn
  }
}

/// The right to cancel was used; no interest nor fee is owed.
public struct LoanCancelled: Fact, Hashable {
  public static let name = "servicing.loan_cancelled.v1"

  public let loan: LoanID
  public let party: PartyID
  public let cancelledOn: CalendarDate

  public init(loan: LoanID, party: PartyID, cancelledOn: CalendarDate) {
    self.loan = loan
    self.party = party
    self.cancelledOn = cancelledOn
  }
}

/// What was asked to be cancelled goes on: the money was not returned within the term, what had
/// returned it was taken back, or the loan was paid already.
public struct LoanCancellationLapsed: Fact, Hashable {
  public static let name = "servicing.loan_cancellation_lapsed.v1"

  public let loan: LoanID
  public let party: PartyID
  public let lapsedOn: CalendarDate

  public init(loan: LoanID, party: PartyID, lapsedOn: CalendarDate) {
    self.loan = loan
    self.party = party
    self.lapsedOn = lapsedOn
  }
}
