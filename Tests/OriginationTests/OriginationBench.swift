import Audit
import CRMAPI
import DecisioningAPI
import Foundation
import Jobs
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI
import Synchronization
import Tenancy
import TestKit
import Vault

@testable import Origination

/// An institution's applications on a database of their own, on 20 November 2026; the rooms that
/// they ask answer as each test says.
struct OriginationBench: Sendable {
  let database: Database
  let world: TestWorld
  let tenant: TenantID
  let tenants: Tenants
  let vault: Vault
  let jobs: Jobs
  let audit: Audit

  static func with(
    _ slug: String = "solera", _ body: (OriginationBench) async throws -> Void
  ) async throws {
    try await TestDatabase.with { database in
      try await body(OriginationBench(try await TestLender(database, slug)))
    }
  }

  private init(_ lender: TestLender) {
    (database, world, tenants, tenant) =
      (lender.database, lender.world, lender.tenants, lender.tenant)
    (vault, jobs, audit) = (lender.vault, lender.jobs, lender.audit)
  }

  var move: MoveApplication { MoveApplication(jobs: jobs, audit: audit, world: world.world) }
  var quote: QuoteLoan { QuoteLoan(tenants: tenants) }

  var start: StartApplication { start(loans: []) }

  func start(loans: [LoanSummary]) -> StartApplication {
    StartApplication(
      database: database, quote: quote, audit: audit, world: world.world,
      isGroup: { _, _ in true }, loansOf: { _, _ in loans })
  }

  var keep: KeepAnswers { KeepAnswers(database: database, vault: vault, world: world.world) }

  func submit(
    knowing profile: PartyProfile = .lupita,
    _ decide: @escaping @Sendable (DecisionRequest) async throws -> Decision.Outcome
  ) -> SubmitApplication {
    SubmitApplication(
      database: database, vault: vault, tenants: tenants, crm: .knowing(profile),
      decisioning: DecisioningClient(
        decide: { _, request in
          Decision(
            id: request.id, outcome: try await decide(request),
            reasons: [DecisionReason(code: "test", message: "Así lo dice la prueba.")],
            policyVersion: "1", decidedAt: TestWorld.start)
        },
        decision: { _, _ in nil }),
      quote: quote, move: move, returning: { _, _ in false })
  }

  func request(
    _ amount: Money = .mxn(8_000), product: String = "credito-quincenal", installments: Int = 12,
    group: LoanGroupID? = nil
  ) -> StartApplication.Request {
    StartApplication.Request(
      party: Cast.lupita, productCode: product, amount: amount, installmentCount: installments,
      channel: .portal, branch: "roma", group: group)
  }

  @discardableResult
  func started(_ request: StartApplication.Request) async throws -> Application {
    try await start(request, in: tenant, by: .borrower(Cast.lupita))
  }

  /// Everything is answered: what is left is to send it.
  func answered(_ amount: Money = .mxn(8_000)) async throws -> Application {
    let draft = try await started(request(amount))
    _ = try await keep(of: draft.id, party: draft.party, in: tenant) {
      $0.done = Set(ApplyStep.required)
    }
    return try await application(draft.id)
  }

  /// Sent, and answered by the rules.
  func sent(_ amount: Money, _ outcome: Decision.Outcome) async throws -> Application {
    let draft = try await answered(amount)
    return try await submit { _ in outcome }(
      draft.id, party: draft.party, in: tenant, by: .borrower(draft.party))
  }

  func cancel(_ signature: FakeSignature = FakeSignature()) -> CancelApplication {
    CancelApplication(database: database, jobs: jobs, move: move, signature: signature.client())
  }

  func prepare(_ signature: SignatureClient) -> PrepareContract {
    PrepareContract(
      database: database, jobs: jobs,
      draft: DraftContract(
        tenants: tenants, crm: .knowing(.lupita), group: { _, _ in nil }, quote: quote),
      signature: signature)
  }

  var carry: CarryCancellation { CarryCancellation(jobs: jobs, move: move) }
  var order: OrderLoan { OrderLoan(jobs: jobs, move: move) }

  /// Facts of a kind that left, and what each one says.
  func told<Told: Fact & Decodable>(_: Told.Type) async throws -> [Told] {
    try await database.read(for: tenant) { db in
      try await db.rows(
        StoredFact.self,
        """
        SELECT payload FROM jobs.event
        WHERE tenant_id = \(db.tenant) AND name = \(Told.name)
        ORDER BY id
        """)
    }.map { try JSON<Told>(parsing: $0.payload).value }
  }

  private struct StoredFact: RowDecodable {
    let payload: String
    init(row: Row) throws(ColumnMismatch) { payload = try row["payload"] }
  }

  func application(_ id: ApplicationID) async throws -> Application {
    guard
      let found = try await database.read(
        for: tenant, { db in try await db.application(id) })
    else { throw ApplicationUnknown(id: id) }
    return found
  }
}

private struct NotAsked: Error {}

extension CRMClient {
  static func knowing(_ profile: PartyProfile) -> CRMClient {
    CRMClient(
      partyForPhone: { _, _ in throw NotAsked() }, profile: { _, _ in profile },
      update: { _, _, _, _ in throw NotAsked() }, summaries: { _, _ in [:] },
      partyForCURP: { _, _ in nil }, find: { _, _ in [] }, mailbox: { _, _ in nil })
  }
}

extension PartyProfile {
  static var lupita: PartyProfile {
    var profile = PartyProfile()
    profile.givenNames = "Guadalupe"
    profile.firstSurname = "Hernández"
    profile.secondSurname = "Ríos"
    profile.curp = "HERG900512MDFRSD09"
    profile.bornOn = CalendarDate("1990-05-12")
    profile.address = PostalAddress(
      street: "Calle Ejemplo", exteriorNumber: "12", neighborhood: "Del Valle",
      municipality: "Benito Juárez", state: "DF", postalCode: "03100")
    profile.monthlyIncome = .mxn(18_000)
    profile.clabe = "012180001234567899"
    return profile
  }
}

/// Signature's side of the conversation: what is prepared and asked to be cancelled.
final class FakeSignature: Sendable {
  private let states = Mutex<[ContractID: ContractSummary.State]>([:])

  func state(_ id: ContractID) -> ContractSummary.State? { states.withLock { $0[id] } }
  func set(_ id: ContractID, _ state: ContractSummary.State) {
    states.withLock { $0[id] = state }
  }

  /// `preparing` happens while the papers are drawn.
  func client(
    preparing: @escaping @Sendable () async throws -> Void = {}
  ) -> SignatureClient {
    SignatureClient(
      prepare: { _, draft in
        try await preparing()
        let state = self.states.withLock { states in
          let state = states[draft.contract] ?? .prepared
          states[draft.contract] = state
          return state
        }
        return self.summary(draft.contract, state)
      },
      renew: { _, draft, _ in self.summary(draft.contract, .prepared) },
      contract: { _, id in self.state(id).map { self.summary(id, $0) } },
      offer: { _, _ in nil },
      cancel: { _, id, _ in
        self.set(id, .cancelling)
        return self.summary(id, .cancelling)
      })
  }

  private func summary(
    _ id: ContractID, _ state: ContractSummary.State
  ) -> ContractSummary {
    ContractSummary(
      id: id, application: ApplicationID(id.uuid), party: Cast.lupita, state: state,
      preparedAt: TestWorld.start, signedAt: nil, sha256: "")
  }
}
