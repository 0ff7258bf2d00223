import Foundation
import Testing

@testable import Identity

struct ThrottleTests {
  private let start = Date(timeIntervalSince1970: 1_795_186_800)

  @Test func aNameIsLockedAtTheFifthFailureAndLongerEachTime() {
    var throttle = Throttle.fresh(at: start)
    var locks: [Int] = []
    var now = start
    for _ in 0..<13 {
      throttle = throttle.failing(at: now, by: .account)
      let lock = throttle.lockedUntil.map { Int($0.timeIntervalSince(now)) } ?? 0
      locks.append(lock)
      now += TimeInterval(lock + 1)
    }
    #expect(locks == [0, 0, 0, 0, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
  }

  @Test func aQuarterOfAnHourInPeaceForgets() {
    var throttle = Throttle.fresh(at: start)
    for _ in 0..<4 { throttle = throttle.failing(at: start, by: .account) }
    throttle = throttle.failing(at: start + 901, by: .account)
    #expect(throttle.failures == 1)
    #expect(throttle.lockedUntil == nil)
  }

  @Test func anAddressIsLockedForAMinuteAtTheTwentiethInOne() {
    var throttle = Throttle.fresh(at: start)
    for second in 0..<20 {
      throttle = throttle.failing(at: start + TimeInterval(second), by: .address)
    }
    #expect(throttle.isLocked(at: start + 78))
    #expect(!throttle.isLocked(at: start + 79))
    var slow = Throttle.fresh(at: start)
    for minute in 0..<60 {
      slow = slow.failing(at: start + TimeInterval(minute * 10), by: .address)
    }
    #expect(slow.lockedUntil == nil, "six a minute is a busy branch, not an attack")
  }
}
