public import Web

/// Where a try comes from.
public struct Origin: Hashable, Sendable {
  public let address: String
  public let userAgent: String

  public init(address: String, userAgent: String) {
    self.address = address
    self.userAgent = String(userAgent.prefix(256))
  }

  public init(_ visit: Visit) {
    self.init(address: visit.request.remoteAddress, userAgent: visit.request.userAgent)
  }

  /// The command line, the seeds, the close.
  public static let house = Origin(address: "local", userAgent: "caudal")
}
