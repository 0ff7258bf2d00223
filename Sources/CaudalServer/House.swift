public import Audit
public import CRM
import CRMAPI
import Channels
import Compliance
import Decisioning
public import Identity
public import Jobs
import KYC
public import Kernel
public import Ledger
import Lending
import Origination
import Payments
import PaymentsAPI
public import Postgres
import Reporting
import STP
public import Servicing
import ServicingAPI
import Signature
import SignatureAPI
public import Tenancy
public import Vault
public import Web

/// The whole house, put together in order of need: this file is the drawing of the architecture.
/// No rules live here.
public struct House: Sendable {
  public let database: Database
  public let world: World
  public let vault: Vault
  public let tenants: Tenants
  public let audit: Audit
  public let jobs: Jobs
  public let ledger: Ledger
  public let identity: IdentityRoom
  let crm: CRM
  let kyc: KYC
  let channels: Channels
  let compliance: Compliance
  let decisioning: Decisioning
  let payments: Payments
  public let servicing: Servicing
  let signature: Signature
  let origination: Origination
  let settings: Settings

  public init(_ settings: Settings) async throws {
    let database = Database(settings.database, pool: PoolSettings(connectionsMax: 24))
    try await database.checkRole()
    let tenants = Tenants(database: database)
    let world = World.offset(by: tenants)
    let root = try RootKey.atPath(settings.rootKeyFile)
    let vault = Vault(root: root, database: database)
    let outbound = OutboundClient()
    let audit = Audit(database: database, world: world, vault: vault)
    let jobs = Jobs(database: database, world: world, vault: vault)
    let ledger = Ledger(database: database, world: world)
    let providers = ProviderAccounts(settings: settings, tenants: tenants, vault: vault)

    let mail = MailWiring(providers: providers)
    let crm = CRM(
      database: database, vault: vault, audit: audit, world: world, jobs: jobs, mail: mail.doors)
    let people = People(crm: crm.client)
    let kyc = KYC(database: database, vault: vault, audit: audit, world: world, tenants: tenants)
    let channels = mail.channels(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs, audit: audit,
      over: outbound, addressOf: people.address)
    let identity = IdentityRoom(
      database: database, world: .wallClock, vault: vault,
      passwords: Passwords(root: root, cost: settings.hashesCheaply ? .light : .standard),
      audit: audit,
      wiring: .house(tenants: tenants, channels: channels.client, crm: crm.client),
      codesPerDay: settings.isDemo ? 50 : 5)
    let compliance = Compliance(
      database: database, world: world, vault: vault, audit: audit, jobs: jobs,
      stepUp: identity.stepUp, zone: { try tenants.manifest($0).timeZone })
    let screening = Screening(crm: crm.client, compliance: compliance.client)
    decisioning = Decisioning(
      database: database, world: world, vault: vault, audit: audit, tenants: tenants)
    let servicingFace = Late<ServicingClient>()
    let payments = Payments(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit, ledger: ledger, approvals: identity.approvals,
      rails: .stp(STPRail(account: providers.stp, over: outbound), providers.stpHookSecret),
      people: people.forPayments(screening: screening, servicing: servicingFace),
      freshProof: { visit, back in try identity.stepUp.require(visit, from: back) })
    var servicing = Servicing(
      database: database, world: world, tenants: tenants, jobs: jobs, audit: audit,
      ledger: ledger, payments: payments.client, people: people.forServicing)
    servicingFace.fill(servicing.client)
    let signature = Signature(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs, audit: audit,
      doors: .house(
        codes: identity.codes, screening: screening, payments: payments.client,
        database: database, jobs: jobs, world: world))
    servicing.freshProof = { visit, back in try identity.stepUp.require(visit, from: back) }
    mail.papers.fill(MailWiring.papers(signature, servicing))
    servicing.stepBack = { _ = try await signature.client.cancel($0, $1, $2) }
    origination = Origination(
      .init(
        database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
        audit: audit),
      .init(
        crm: crm.client, kyc: kyc.client, decisioning: decisioning.client,
        signature: signature.client, servicing: servicing.client),
      borrowers: identity.borrowers, approvals: identity.approvals, staff: identity.staff)

    (self.database, self.world, self.vault, self.tenants) = (database, world, vault, tenants)
    (self.audit, self.jobs, self.ledger, self.identity) = (audit, jobs, ledger, identity)
    (self.crm, self.kyc, self.channels, self.compliance) = (crm, kyc, channels, compliance)
    (self.payments, self.servicing) = (payments, servicing)
    (self.signature, self.settings) = (signature, settings)
    try await tenants.refresh()
  }
}
