public import Foundation
public import Kernel
import Synchronization

/// A clock that stands still until a test moves it, and ids that come out the same every time.
public final class TestWorld: Sendable {
  private let state: Mutex<State>

  private struct State {
    var now: Date
    var ids: UInt64 = 0
  }

  /// 2026-11-20 at 9 in the morning in Mexico City.
  public static let start = Date(timeIntervalSince1970: 1_795_186_800)

  public init(now: Date = TestWorld.start) { state = Mutex(State(now: now)) }

  public var now: Date { state.withLock { $0.now } }

  public func advance(by interval: TimeInterval) { state.withLock { $0.now += interval } }
  public func advance(days: Int) { advance(by: TimeInterval(days) * 86_400) }
  public func set(_ instant: Date) { state.withLock { $0.now = instant } }

  public func newID() -> UUID {
    state.withLock { state in
      state.ids += 1
      return .version7(at: state.now, randomness: (state.ids >> 32, state.ids))
    }
  }

  /// What production code takes.
  public var world: World {
    World(now: { _ in self.now }, newID: { self.newID() })
  }
}
