public import Kernel

/// Why no schedule can be made of some terms.
public enum TermsRefused: Refusal, Hashable {
  case principalNotPositive
  case principalTooLarge
  /// So little that it is repaid before the last instalment.
  case principalTooSmall
  case installmentCountOutOfRange(Int)
  case outOfRange(Field)
  /// The opening fee, so much with its IVA.
  case feeExceedsPrincipal(Money)
  /// All that is deducted from what is disbursed, so much with its IVA.
  case chargesExceedPrincipal(Money)
  case chargeOutOfRange(String)
  /// Charged before there are instalments, and a share of something of theirs.
  case chargeOfNoInstallment(String)
  /// Charged on a date before there is a loan, which began so.
  case chargeBeforeDisbursement(String, CalendarDate)
  case tooManyCharges(Int)
  /// Dates of a new table that are not one after another, or not after the day it is agreed.
  case modificationDatesImpossible
  /// It skips every instalment that is left, or none.
  case holidayTooLong
  /// No instalment is left to carry what a modification lays on them.
  case nothingAhead
  case loanEnded
  case frequencyImpossible(FrequencyFault)
  /// Fewer agreed dates than instalments.
  case datesMissing(Int)
  case graceTooLong
  case roundingImpossible
  case methodDoesNotFit(MethodFault)
  /// A payment that does not cover the interest of its period: the debt would grow.
  case paymentBelowInterest(Int)
  /// A level payment that is all interest, whatever the first date: the rate is too high for so
  /// many instalments.
  case paymentRepaysNothing
  /// A fixed payment that leaves something after the last of so many.
  case neverRepaid(Int)
  case allocationOrderIncomplete
  case firstDueTooEarly
  case firstDueTooFar
  case termTooLong
  /// A long first period bears more interest than a level payment covers.
  case firstPeriodTooLong

  public var problem: Problem {
    Problem(
      "lending/terms-refused", status: 422, title: "Las condiciones no forman un crédito",
      detail: detail, members: ["reason": reason, "field": field])
  }
}
