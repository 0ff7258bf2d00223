import Kernel
import Payments
import STP

extension PaymentRails {
  /// STP pays out, collects and tells its day.
  static func stp(
    _ rail: STPRail, _ hookSecret: @escaping @Sendable (TenantID) async throws -> String
  ) -> PaymentRails {
    PaymentRails(
      disbursement: rail.disbursements, collection: STPRail.collections,
      reconciliation: rail.reconciliation, hookSecret: hookSecret)
  }
}
