public import Kernel

/// How principal and interest are spread over the instalments. Each has its file in Schedule/.
public enum RepaymentMethod: Hashable, Sendable {
  /// Equal payments of principal and interest on the unpaid balance (French). IVA comes on top.
  case level
  /// Equal principal, and interest on the original amount in every instalment.
  case flat
  /// Equal principal, and interest on the unpaid balance (German).
  case equalPrincipal
  /// Interest in every instalment, and all the principal with the last.
  case interestOnly
  /// One payment of everything when the last period ends.
  case bullet
  /// Level payments that leave a sum, or a share of the principal, for the last one.
  case balloon(FeeAmount)
  /// A share of the principal in each instalment; together they are all of it.
  case principalShares([Rate])
  /// Payments that grow or shrink by steps, each of so many instalments.
  case stepped(StepChange, every: Int)
  /// The payment is agreed and the number of instalments follows from it.
  case fixedPayment(Money)
  /// Each payment of principal and interest is agreed; the last takes what is left.
  case payments([Money])
  /// The principal of each instalment is agreed.
  case principals([Money])
}

/// From one step to the next.
public enum StepChange: Hashable, Sendable, Codable {
  /// 5 % more, or less where it is negative, than the step before.
  case share(Rate)
  case amount(Money)

  private enum ShareCodingKeys: String, CodingKey { case _0 = "rate" }
  private enum AmountCodingKeys: String, CodingKey { case _0 = "amount" }
}
