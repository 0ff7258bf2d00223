/// What a payment can reduce. Each goes with its own IVA, except principal, which bears none.
public enum Component: String, Hashable, Sendable, Codable, CaseIterable {
  case collectionFees, fees, moratorio, ordinaryInterest, principal
}

extension Component {
  public static let usualOrder: [Component] = [
    .collectionFees, .fees, .moratorio, .ordinaryInterest, .principal,
  ]
}
