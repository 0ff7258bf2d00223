/// What an operator's tools ask, on any host: is it alive, can it work.
public struct Operations: Sendable {
  /// Nil when ready; otherwise what is missing, in a word.
  public var notReady: @Sendable () async -> String?
  /// Prometheus text; nil to serve none.
  public var metrics: (@Sendable () async -> String)?

  public init(
    notReady: @escaping @Sendable () async -> String? = { nil },
    metrics: (@Sendable () async -> String)? = nil
  ) {
    self.notReady = notReady
    self.metrics = metrics
  }
}
