import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Synchronization
import Tenancy
import TestKit
import Vault
import Web

@testable import Signature

/// Solera's contracts on a database of their own, on 20 November 2026.
struct SignatureBench: Sendable {
  let database: Database
  let world: TestWorld
  let tenant: TenantID
  let desk: Desk
  let signature: Signature
  let phone: FakePhone

  static let today = CalendarDate("2026-11-20")!

  static func with(
    _ slug: String = "solera", blocked: Set<PartyID> = [],
    _ body: (SignatureBench) async throws -> Void
  ) async throws {
    try await TestDatabase.with { database in
      try await body(try await SignatureBench(database, slug, blocked: blocked))
    }
  }

  private init(_ database: Database, _ slug: String, blocked: Set<PartyID>) async throws {
    self.database = database
    world = TestWorld()
    phone = FakePhone()
    let tenants = Tenants(database: database)
    let folder = try ManifestFolder(
      reading: URL(filePath: Repository.path("Tenants/\(slug)")))
    tenant = try await tenants.apply(
      try ValidManifest(folder), by: .system("test"), openingOn: Self.today
    ).tenant
    let vault = Vault(root: .ephemeral(), database: database)
    signature = Signature(
      database: database, world: world.world, vault: vault, tenants: tenants,
      jobs: Jobs(database: database, world: world.world, vault: vault),
      audit: Audit(database: database, world: world.world, vault: vault),
      doors: phone.doors(blocked: blocked),
      freshProof: { [world] visit, back in
        guard case .staff(let staff) = visit.visitor, staff.authenticatedAt == world.now
        else { throw NoFreshProof(back: back.description) }
      })
    desk = signature.desk
  }

  func read<Answer: Sendable>(
    _ body: @Sendable (Transaction) async throws -> Answer
  ) async throws -> Answer {
    try await database.read(for: tenant) { db in try await body(db) }
  }

  func count(_ sql: SQL) async throws -> Int {
    try await read { db in try await db.value(Int.self, sql) ?? 0 }
  }

  func contract(_ id: ContractID) async throws -> Contract {
    guard let contract = try await read({ try await $0.contract(id) }) else {
      throw ContractUnknown(id: id)
    }
    return contract
  }

  func file<Answer: Sendable>(
    of contract: Contract, _ body: @Sendable (ContractFile) async throws -> Answer
  ) async throws -> Answer {
    try await read { db in
      try await body(
        try await ContractFile(contract.id, of: contract.party, in: db, vault: desk.vault))
    }
  }
}

extension SignatureBench {
  func draft(
    _ party: PartyID = Cast.lupita, pagare: ContractDraft.Pagare = .none
  ) -> ContractDraft {
    let rows = ScheduleFields.sample.rows
    return ContractDraft(
      contract: world.world.newID(ContractID.self),
      application: world.world.newID(ApplicationID.self),
      loan: world.world.newID(LoanID.self), party: party, folio: "SOL-TEST1",
      productCode: "credito-quincenal", productVersion: 1, productName: "Crédito Quincenal",
      reca: "00000-000-000001/01-00000-0126",
      borrower: .init(
        fullName: "Guadalupe Hernández Ríos", curp: "HERG900512MDFRSD09",
        rfc: "HERG900512AB1", addressText: "Calle Ejemplo 12, 03100, Ciudad de México",
        phone: "5512345678", email: nil, clabe: "012180001234567899", bankName: "BBVA México"),
      terms: .init(
        amount: .mxn(10_000), netDisbursed: .mxn(9_652), openingFee: .mxn(300),
        openingFeeIVA: .mxn(48), annualRate: .percent(60), moratorioAnnualRate: .percent(90),
        ivaRate: .percent(16), catTenths: 1_136, catVersion: "circular21of2009as2015",
        totalToPay: rows.map(\.total).sum, installmentCount: rows.count,
        frequencyText: "quincenal", dayCountText: "saldo insoluto por tasa anual entre 360",
        allocationText: "intereses ordinarios, capital", firstDueOn: rows[0].dueOn,
        lastDueOn: rows[rows.count - 1].dueOn, collectionFee: .mxn(150), garantiaLiquida: nil,
        hasJointLiability: false),
      schedule: rows.map {
        .init(
          number: $0.number, dueOn: $0.dueOn, openingPrincipal: $0.openingPrincipal,
          principal: $0.principal, interest: $0.interest, interestIVA: $0.interestIVA,
          fees: $0.fees, total: $0.total, closingPrincipal: $0.closingPrincipal)
      },
      preparedOn: Self.today, place: "Ciudad de México", pagare: pagare)
  }

  func prepared(
    _ party: PartyID = Cast.lupita, pagare: ContractDraft.Pagare = .none
  ) async throws -> Contract {
    try await PrepareContract(desk: desk)(draft(party, pagare: pagare), for: tenant)
  }

  func circumstances(_ party: PartyID = Cast.lupita) -> Circumstances {
    Circumstances(actor: .borrower(party), address: "203.0.113.7", device: "Chrome/120")
  }

  func readAll(_ contract: Contract) async throws {
    let draft = try await file(of: contract) { try await $0.draft() }
    for kind in draft.mustRead {
      _ = try await ViewDocument(desk: desk)(kind, of: contract.id, for: tenant, circumstances())
    }
  }

  /// Prepared and read, with a code on the phone: what is left is to type it.
  func ready(
    _ party: PartyID = Cast.lupita, at place: GeoPoint? = .zocalo
  ) async throws -> SignContract.Order {
    let contract = try await prepared(party)
    try await readAll(contract)
    let sent = try await SendSigningCode(desk: desk)(contract.id, of: tenant, circumstances())
    return SignContract.Order(
      contract: contract.id,
      code: SigningDoors.TypedCode(
        digits: phone.lastCode, flow: sent.code.flow),
      means: .remote(place), circumstances: circumstances())
  }

  func requestCancellation(of contract: Contract) async throws -> Contract {
    try await RequestCancellation(desk: desk)(contract.id, of: tenant, circumstances())
  }

  /// How its loan ended, and the constancia where there is one.
  func ended(
    _ contract: Contract, _ outcome: ContractCancellationEnded.Outcome
  ) async throws -> Contract {
    try await database.transaction(for: tenant) { db in
      try await EndCancellation(desk: desk)(
        ContractCancellationEnded(contract: contract.id, outcome: outcome), in: db)
    }
    let ended = try await self.contract(contract.id)
    if ended.state == .cancelled {
      try await SealConstancia(desk: desk).seal(contract.id, of: tenant)
    }
    return ended
  }

  func withdraw(_ id: ContractID) async throws {
    try await database.transaction(for: tenant) { db in
      try await WithdrawContract(desk: desk)(
        ContractWithdrawalOrdered(contract: id, by: .system("test")), in: db)
    }
  }

  func signed() async throws -> Contract {
    try await SignContract(desk: desk)(try await ready(), of: tenant)
  }
}

extension GeoPoint {
  static let zocalo = GeoPoint(latitude: "19.4326", longitude: "-99.1332", accuracy: "20")
}

/// The borrower's phone: codes arrive on it, and each serves once.
final class FakePhone: Sendable {
  struct WrongCode: Refusal {
    var problem: Problem { Problem("identity/code-wrong", status: 422, title: "", detail: "") }
  }

  private struct State {
    var sent: [String: String] = [:]
    var lastCode = ""
    var copies: [String] = []
    var paidOut: Money?
    var isApproved = true
    var isPaidOff = false
  }
  private let state = Mutex(State())

  var lastCode: String { state.withLock { $0.lastCode } }
  var copies: [String] { state.withLock { $0.copies } }

  /// What the other rooms say from now on.
  func payOff() { state.withLock { $0.isPaidOff = true } }
  func paidOut(_ amount: Money?) { state.withLock { $0.paidOut = amount } }
  func endApplication() { state.withLock { $0.isApproved = false } }

  func doors(blocked: Set<PartyID>) -> SigningDoors {
    SigningDoors(
      sendCode: { _, papers, _ in self.send(for: papers) },
      spendCode: { _, papers, code in try self.spend(code, for: papers) },
      mayContract: { _, party in !blocked.contains(party) },
      isApproved: { _, _ in self.state.withLock { $0.isApproved } },
      isPaidOff: { _, _ in self.state.withLock { $0.isPaidOff } },
      paidOut: { _, _ in self.state.withLock { $0.paidOut } },
      deliverCopy: { _, _, copy in self.state.withLock { $0.copies.append(copy.folio) } })
  }

  private func send(for papers: String) -> SigningDoors.SentCode {
    state.withLock { state in
      let code = String(100_000 + state.sent.count)
      let flow = "flow-\(papers)-\(code)"
      state.sent[flow] = code
      state.lastCode = code
      return SigningDoors.SentCode(
        flow: flow, expiresAt: TestWorld.start.addingTimeInterval(300))
    }
  }

  private func spend(_ code: SigningDoors.TypedCode, for papers: String) throws {
    let isRight = state.withLock { state in
      guard code.flow.hasPrefix("flow-\(papers)-"), state.sent[code.flow] == code.digits
      else { return false }
      state.sent[code.flow] = nil
      return true
    }
    guard isRight else { throw WrongCode() }
  }
}

/// What stands here for being sent to give a code.
struct NoFreshProof: Error, Hashable { let back: String }
