/// What a borrower may pay or get because of a credit, by how Banxico's rule names it.
public enum CATItem: String, Hashable, Sendable, Codable, CaseIterable {
  case principal, ordinaryInterest
  /// Must be paid to contract the credit or during its life: opening, administration.
  case compulsoryFee
  /// Optional, and asked for in exchange for a better rate.
  case feeForBetterRate
  /// For what need not happen: a card replaced, an unfounded claim.
  case eventFee
  case compulsoryInsurance, optionalInsurance
  /// What is given back or forgone when the contract's terms of payment are met.
  case discountForMeetingTerms
  /// A reduction for an event that the borrower does not control.
  case discountByChance
  /// What the goods cost more on credit than in cash.
  case cashPriceDifference
  case garantiaLiquida
  case iva
  case moratorio, collectionFee
  /// Notaries, taxes on acquiring or on the guarantee, procedures and services of third parties.
  case thirdPartyCost
}

extension CATItem {
  /// A credit of a fixed table, or a line that is drawn again as it is repaid.
  public enum Credit: String, Hashable, Sendable, Codable, CaseIterable {
    case closedEnd, revolving
  }
}

extension CAT.Method {
  /// Whether the CAT counts an item. Discounts for meeting the terms reduce what is paid, except
  /// in revolving credit since Circular 9/2015.
  public func counts(_ item: CATItem, in credit: CATItem.Credit) -> Bool {
    switch item {
    case .principal, .ordinaryInterest, .compulsoryFee, .compulsoryInsurance,
      .cashPriceDifference:
      true
    case .feeForBetterRate, .garantiaLiquida: self != .circular21of2009
    case .discountForMeetingTerms: credit == .closedEnd || self == .circular21of2009
    case .eventFee, .optionalInsurance, .discountByChance, .iva, .moratorio, .collectionFee,
      .thirdPartyCost:
      false
    }
  }
}
