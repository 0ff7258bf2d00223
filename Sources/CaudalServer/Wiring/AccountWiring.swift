import CRM
import Identity
import Kernel
import Servicing
import Tenancy

extension AccountDoors {
  /// CRM's questions about an account to correct, answered by Identity, Servicing and the date.
  static func house(
    identity: IdentityRoom, servicing: Servicing, tenants: Tenants
  ) -> AccountDoors {
    AccountDoors(
      codes: identity.codes, approvals: identity.approvals,
      waits: { try await servicing.waitsForAccount($0, $1) },
      today: { try await tenants.businessDate($0) })
  }
}
