import Foundation

/// How many failures somebody has had, and until when nobody listens to them.
struct Throttle: Hashable, Sendable {
  var failures: Int
  /// The last failure of an account; the first of an address's minute.
  var since: Date
  var lockedUntil: Date?

  static func fresh(at now: Date) -> Throttle { Throttle(failures: 0, since: now) }

  func isLocked(at now: Date) -> Bool { lockedUntil.map { now < $0 } ?? false }

  /// One more failure, by the rule.
  func failing(at now: Date, by rule: Rule) -> Throttle {
    var next = isForgotten(at: now, by: rule) ? .fresh(at: now) : self
    next.failures += 1
    if rule.countsFromLast { next.since = now }
    if let seconds = rule.lockSeconds(after: next.failures) {
      next.lockedUntil = now.addingTimeInterval(TimeInterval(seconds))
    }
    return next
  }

  private func isForgotten(at now: Date, by rule: Rule) -> Bool {
    let quietSince = max(since, lockedUntil ?? since)
    return now.timeIntervalSince(quietSince) > TimeInterval(rule.windowSeconds)
  }
}

extension Throttle {
  enum Rule {
    /// Five failures within a quarter of an hour, of any factor; then a minute, two, four … to an
    /// hour. Never for ever: that would let anyone lock anyone out.
    case account
    /// Twenty failures a minute from one place.
    case address
    /// Thirty codes an hour asked for from one place: each costs money and somebody's patience.
    case sends

    var windowSeconds: Int {
      switch self {
      case .account: 15 * 60
      case .address: 60
      case .sends: 3_600
      }
    }

    var countsFromLast: Bool {
      switch self {
      case .account: true
      case .address, .sends: false
      }
    }

    func lockSeconds(after failures: Int) -> Int? {
      switch self {
      case .account: failures < 5 ? nil : min(3_600, 60 << min(6, failures - 5))
      case .address: failures < 20 ? nil : 60
      case .sends: failures < 30 ? nil : 15 * 60
      }
    }
  }
}
