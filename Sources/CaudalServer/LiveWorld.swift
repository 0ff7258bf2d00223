public import Foundation
public import Kernel
import Tenancy

extension World {
  /// The wall clock and nothing else: sessions and codes go by it even when the demo moves time.
  public static let wallClock = World(now: { _ in Date() }, newID: { freshID() })

  /// The moment by this machine's clock, for what belongs to no institution.
  public static var moment: Date { Date() }

  /// The wall clock as each institution sees it: the demo keeps an offset for each.
  static func offset(by tenants: Tenants) -> World {
    World(
      now: { tenant in
        Date().addingTimeInterval(TimeInterval(tenants.clockOffsetSeconds(tenant)))
      }, newID: { freshID() })
  }

  private static func freshID() -> UUID {
    UUID.version7(
      at: Date(), randomness: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
  }
}
