public struct PoolSettings: Sendable, Hashable {
  public var connectionsMax: Int
  public var waitTimeout: Duration
  public var lifetimeMax: Duration

  public init(
    connectionsMax: Int = 16, waitTimeout: Duration = .seconds(5),
    lifetimeMax: Duration = .seconds(1_800)
  ) {
    self.connectionsMax = connectionsMax
    self.waitTimeout = waitTimeout
    self.lifetimeMax = lifetimeMax
  }
}
