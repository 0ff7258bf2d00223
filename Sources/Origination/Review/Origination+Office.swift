public import Kernel
import OriginationAPI
import Tenancy

/// What an analyst does, for whoever works without the screens: the command line and the
/// demonstration. The same verbs, the same refusals.
extension Origination {
  public enum Answer: Hashable, Sendable {
    case approve
    case decline(reason: String)
    case askFor(String)
  }

  public func answer(
    _ application: ApplicationID, with answer: Answer, in tenant: TenantID, by actor: Actor
  ) async throws {
    let verdict: ReviewApplication.Verdict =
      switch answer {
      case .approve: .approve
      case .decline(let reason): .decline(reason: reason)
      case .askFor(let what): .askFor(what)
      }
    _ = try await review(application, verdict, in: tenant, by: actor)
  }

  /// Somebody who began on the portal and has not sent it yet.
  public struct Beginning: Sendable {
    let application: ApplicationID
    let party: PartyID
    let product: String
    let amount: Money
    let installments: Int

    public init(
      application: ApplicationID, party: PartyID, product: String, amount: Money,
      installments: Int
    ) {
      self.application = application
      self.party = party
      self.product = product
      self.amount = amount
      self.installments = installments
    }
  }

  public func begin(_ beginning: Beginning, in tenant: TenantID) async throws {
    let manifest = try desk.tenants.manifest(tenant)
    _ = try await desk.start(
      StartApplication.Request(
        party: beginning.party, productCode: beginning.product, amount: beginning.amount,
        installmentCount: beginning.installments, channel: .portal,
        branch: manifest.defaultBranch.code, id: beginning.application),
      in: tenant, by: .borrower(beginning.party))
    _ = try await desk.keep(of: beginning.application, party: beginning.party, in: tenant) {
      $0.done = [.identidad, .domicilio]
    }
  }
}
