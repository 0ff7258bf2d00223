import Synchronization

/// Token buckets in memory: each process counts for itself, which is enough to stop a flood.
final class RateLimiter: Sendable {
  private struct Bucket {
    /// In thousandths, so that slow rates fill evenly.
    var milliTokens: Int
    var at: ContinuousClock.Instant
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  private let capacity = 50_000

  /// Nil when it may pass; otherwise how many seconds to wait.
  func refuse(_ key: String, _ rate: RatePlan.Rate, at now: ContinuousClock.Instant) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= capacity { Self.sweep(&buckets, at: now) }
      let full = rate.burst * 1_000
      var bucket = buckets[key] ?? Bucket(milliTokens: full, at: now)
      let elapsed = (now - bucket.at).components
      let millis = Int(elapsed.seconds) * 1_000 + Int(elapsed.attoseconds / 1_000_000_000_000_000)
      let gained = min(
        full, millis.multipliedReportingOverflow(by: rate.perMinute).partialValue / 60)
      if gained > 0 {
        bucket.milliTokens = min(full, bucket.milliTokens + gained)
        bucket.at = now
      }
      guard bucket.milliTokens >= 1_000 else {
        buckets[key] = bucket
        let missing = 1_000 - bucket.milliTokens
        return max(1, (missing * 60 / rate.perMinute + 999) / 1_000)
      }
      bucket.milliTokens -= 1_000
      buckets[key] = bucket
      return nil
    }
  }

  /// Whoever has been quiet for two minutes is forgotten: their bucket would be full again.
  private static func sweep(_ buckets: inout [String: Bucket], at now: ContinuousClock.Instant) {
    buckets = buckets.filter { now - $0.value.at < .seconds(120) }
    if buckets.count >= 50_000 { buckets.removeAll() }
  }
}
