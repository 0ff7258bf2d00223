public import Kernel

/// What other modules may ask of Origination.
public struct OriginationClient: Sendable {
  /// True while what was asked for stands approved: its contract may be signed.
  public var isApproved: @Sendable (TenantID, ApplicationID) async throws -> Bool

  public init(isApproved: @escaping @Sendable (TenantID, ApplicationID) async throws -> Bool) {
    self.isApproved = isApproved
  }
}
