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
import OriginationAPI
import Payments
import PaymentsAPI
import Places
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
  let places: Places
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
    let (world, outbound) = (World.offset(by: tenants), OutboundClient())
    let root = try RootKey.atPath(settings.rootKeyFile)
    let vault = Vault(root: root, database: database)
    audit = Audit(database: database, world: world, vault: vault)
    jobs = Jobs(database: database, world: world, vault: vault)
    ledger = Ledger(database: database, world: world)
    let providers = ProviderAccounts(settings: settings, tenants: tenants, vault: vault)
    let (mail, stepUp) = (MailWiring(providers: providers), Late<StepUp>())

    var crm = CRM(
      database: database, vault: vault, audit: audit, world: world, jobs: jobs, mail: mail.doors,
      freshProof: stepUp.freshProof)
    places = Places(database: database)
    let people = People(crm: crm.client)
    kyc = KYC(
      database: database, vault: vault, audit: audit, world: world, tenants: tenants,
      freshProof: stepUp.freshProof)
    channels = mail.channels(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs, audit: audit,
      over: outbound, addressOf: people.address, personAt: people.atPhone)
    identity = IdentityRoom(
      database: database, world: .wallClock, vault: vault,
      passwords: Passwords(root: root, cost: settings.hashesCheaply ? .light : .standard),
      audit: audit,
      wiring: .house(tenants: tenants, channels: channels.client, crm: crm.client),
      codesPerDay: settings.isDemo ? 50 : 5)
    stepUp.fill(identity.stepUp)
    compliance = Compliance(
      database: database, world: world, vault: vault, audit: audit, jobs: jobs,
      identity: identity, zone: { try tenants.manifest($0).timeZone })
    let screening = Screening(crm: crm.client, compliance: compliance.client)
    decisioning = Decisioning(
      database: database, world: world, vault: vault, audit: audit, tenants: tenants)
    let (servicingFace, originationFace) = (Late<ServicingClient>(), Late<OriginationClient>())
    payments = Payments(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit, ledger: ledger, approvals: identity.approvals,
      rails: .stp(STPRail(account: providers.stp, over: outbound), providers.stpHookSecret),
      people: people.forPayments(screening: screening, servicing: servicingFace),
      freshProof: stepUp.freshProof)
    var servicing = Servicing(
      database: database, world: world, tenants: tenants, jobs: jobs, audit: audit,
      ledger: ledger, payments: payments.client, people: people.forServicing)
    servicingFace.fill(servicing.client)
    signature = Signature(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs, audit: audit,
      doors: .house(
        codes: identity.codes, screening: screening, payments: payments.client,
        servicing: servicing.client, origination: originationFace, database: database, jobs: jobs),
      freshProof: stepUp.freshProof)
    crm.open(.house(identity: identity, servicing: servicing, tenants: tenants))
    (servicing.freshProof, servicing.stepBack) = (stepUp.freshProof, signature.stepBack)
    mail.papers.fill(MailWiring.papers(signature, servicing))
    origination = Origination(
      .init(
        database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
        audit: audit),
      .init(
        crm: crm.client, kyc: kyc.client, places: places.client, decisioning: decisioning.client,
        signature: signature.client, servicing: servicing.client),
      borrowers: identity.borrowers, approvals: identity.approvals, staff: identity.staff)
    originationFace.fill(origination.client)
    (self.database, self.world, self.vault, self.tenants) = (database, world, vault, tenants)
    (self.crm, self.servicing, self.settings) = (crm, servicing, settings)
    try await tenants.refresh()
  }
}
