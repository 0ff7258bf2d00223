/// What a payment can reduce. Each goes with its own IVA, except principal, which bears none.
public enum Component: String, Hashable, Sendable, Codable, CaseIterable {
  case collectionFees, fees, insurance, moratorio, ordinaryInterest, principal
}

extension Component {
  public static let usualOrder: [Component] = [
    .collectionFees, .fees, .insurance, .moratorio, .ordinaryInterest, .principal,
  ]

  /// An order agreed before loans had premiums: they go with the fees.
  public static func whole(_ order: [Component]) -> ComponentOrder {
    var whole = order
    if !order.contains(.insurance), let fees = order.firstIndex(of: .fees) {
      whole.insert(.insurance, at: fees + 1)
    }
    return ComponentOrder(whole)
  }
}
