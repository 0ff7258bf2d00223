import Foundation
import Kernel
import PaymentsAPI

/// What the clock does about lost notices: compares the day that runs and the two before it. A bank
/// that does not answer is asked again at the next hour; the day's page says so meanwhile. A day
/// that goes wrong does not keep the others from being asked.
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
    var failed: (any Error)?
    for _ in 0..<Self.dayCount {
      do {
        try await reconcile(
          day, settledBefore: settledBefore, by: .system("payments"), of: tenant)
      } catch ReconcileDay.Refused.bankSilent {
        return
      } catch {
        failed = error
        try await reconcile.note(error, of: day, by: .system("payments"), tenant)
      }
      day = reconcile.rail.dayBefore(day)
    }
    if let failed { throw failed }
  }
}
