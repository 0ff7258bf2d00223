public import Kernel

/// The line of credit that the CAT of an advertisement supposes, by the kind of card or its like
/// (Circular 9/2015).
public enum AdvertisedLine: String, Hashable, Sendable, Codable, CaseIterable {
  case clasica, oro, platino

  /// By the UDI of 31 December, which holds from the first banking day of January.
  public func limit(udi: UDI) -> Money {
    switch self {
    case .clasica: udi.pesos(3_000)
    case .oro: udi.pesos(7_000)
    case .platino: udi.pesos(13_000)
    }
  }
}
