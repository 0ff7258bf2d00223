/// Whether the process can work, looked at once a second at most: anybody may ask, and each look
/// costs a connection to the database.
actor Readiness {
  private let look: @Sendable () async -> String?
  private var last: (missing: String?, at: ContinuousClock.Instant)?
  private var looking: Task<String?, Never>?

  init(_ look: @escaping @Sendable () async -> String?) { self.look = look }

  /// Those who ask while somebody is looking hear what that one finds.
  func missing() async -> String? {
    if let last, ContinuousClock.now - last.at < .seconds(1) { return last.missing }
    if let looking { return await looking.value }
    let task = Task { [look] in await look() }
    looking = task
    let missing = await task.value
    last = (missing, .now)
    looking = nil
    return missing
  }
}
