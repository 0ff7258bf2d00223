public import Foundation
public import Kernel

/// A command: pay this loan out to the borrower. Unique by its id, however often it arrives.
public struct DisbursementOrdered: Fact, Hashable {
  public static let name = "payments.disbursement_ordered.v1"

  public let disbursement: DisbursementID
  public let loan: LoanID
  public let party: PartyID
  public let amount: Money
  /// Nil: the loan itself.
  public let giveBack: GiveBack?

  public init(
    disbursement: DisbursementID, loan: LoanID, party: PartyID, amount: Money,
    giveBack: GiveBack? = nil
  ) {
    self.disbursement = disbursement
    self.loan = loan
    self.party = party
    self.amount = amount
    self.giveBack = giveBack
  }
}

/// What goes back to a borrower when their loan ended: the deposit, or what they paid too much.
public enum GiveBack: String, Hashable, Sendable, Codable, CaseIterable {
  case garantia, refund
}

/// A command: do not pay this loan out if it has not left yet.
public struct DisbursementWithdrawn: Fact, Hashable {
  public static let name = "payments.disbursement_withdrawn.v1"

  public let disbursement: DisbursementID

  public init(disbursement: DisbursementID) { self.disbursement = disbursement }
}

/// The rail confirmed that the money reached the borrower's account.
public struct DisbursementSettled: Fact, Hashable {
  public static let name = "payments.disbursement_settled.v1"

  public let disbursement: DisbursementID
  public let loan: LoanID
  public let amount: Money
  /// The institution's date on which the money counts.
  public let settledOn: CalendarDate
  public let claveRastreo: String

  public init(
    disbursement: DisbursementID, loan: LoanID, amount: Money, settledOn: CalendarDate,
    claveRastreo: String
  ) {
    self.disbursement = disbursement
    self.loan = loan
    self.amount = amount
    self.settledOn = settledOn
    self.claveRastreo = claveRastreo
  }
}

/// The money did not go, or came back: the rail rejected it, it was withdrawn, a person who looked
/// at it declined to pay it, or the receiving bank returned it (SPEI can return after settlement).
public struct DisbursementFailed: Fact, Hashable {
  public static let name = "payments.disbursement_failed.v1"

  public enum Cause: String, Codable, Sendable {
    case rejected, returned, withdrawn, declined
  }

  public let disbursement: DisbursementID
  public let loan: LoanID
  public let amount: Money
  public let cause: Cause
  /// The rail's own code of the cause.
  public let code: String
  public let failedOn: CalendarDate

  public init(
    disbursement: DisbursementID, loan: LoanID, amount: Money, cause: Cause, code: String,
    failedOn: CalendarDate
  ) {
    self.disbursement = disbursement
    self.loan = loan
    self.amount = amount
    self.cause = cause
    self.code = code
    self.failedOn = failedOn
  }
}

/// Money of a known person has reached us, whatever Servicing later makes of it.
public struct PaymentReceived: Fact, Hashable {
  public static let name = "payments.payment_received.v1"

  public let payment: PaymentID
  public let party: PartyID
  /// Nil: the oldest due loan of that person.
  public let directedTo: LoanID?
  public let amount: Money
  public let valueOn: CalendarDate
  public let occurredAt: Date
  /// What orders payments of one instant: the clave de rastreo or the till's folio.
  public let externalID: String
  public let method: ReceiptSummary.Method

  public init(
    payment: PaymentID, party: PartyID, directedTo: LoanID?, amount: Money,
    valueOn: CalendarDate, occurredAt: Date, externalID: String, method: ReceiptSummary.Method
  ) {
    self.payment = payment
    self.party = party
    self.directedTo = directedTo
    self.amount = amount
    self.valueOn = valueOn
    self.occurredAt = occurredAt
    self.externalID = externalID
    self.method = method
  }
}

/// A receipt was undone: a cashier's mistake, or the bank took it back.
public struct PaymentReversed: Fact, Hashable {
  public static let name = "payments.payment_reversed.v1"

  public let payment: PaymentID
  public let reason: String
  public let reversedOn: CalendarDate

  public init(payment: PaymentID, reason: String, reversedOn: CalendarDate) {
    self.payment = payment
    self.reason = reason
    self.reversedOn = reversedOn
  }
}

/// A command: the person will pay, so they need their account. Whoever has one keeps it.
public struct CollectionAccountOrdered: Fact, Hashable {
  public static let name = "payments.collection_account_ordered.v1"

  public let party: PartyID

  public init(party: PartyID) { self.party = party }
}
