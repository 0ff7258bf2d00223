import Foundation
import Kernel
import PaymentsAPI

/// What the clock does about lost notices: compares the day that runs and the two before it. A bank
/// that does not answer is asked again at the next hour; the day's page says so meanwhile.
struct ReconcileRecentDays: Sendable {
  let world: World
  let reconcile: ReconcileDay

  static let job = "payments.reconcile"
  static let everySeconds: Int64 = 3_600
  static let dayCount = 3

  func callAsFunction(of tenant: TenantID) async throws {
    let now = world.now(tenant)
    let settledBefore = now.addingTimeInterval(-TimeInterval(ReconcileDay.noticeSeconds))
    var day = reconcile.rail.operatingDay(now)
    for _ in 0..<Self.dayCount {
      do {
        try await reconcile(
          day, settledBefore: settledBefore, by: .system("payments"), of: tenant)
      } catch ReconcileDay.Refused.bankSilent {
        return
      }
      day = reconcile.rail.dayBefore(day)
    }
  }
}
