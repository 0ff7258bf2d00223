import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// The borrower signs: the code on their phone, what they were shown, when and from where, all of
/// it sealed into an evidence sheet. Signed once; asked again, the same answer.
struct SignContract: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let contract: ContractID
    let code: SigningDoors.TypedCode
    let means: SigningMeans
    let circumstances: Circumstances
  }

  enum Refused: Refusal, Hashable {
    /// A remote contract needs to know where it was made; a branch does not ask the phone.
    case locationMissing
    case unread([DocumentKind])
    /// Prepared on an earlier day: its dates, schedule and CAT no longer say the truth.
    case stale(preparedOn: CalendarDate, today: CalendarDate)
    /// Somebody had the papers prepared anew between the code and the signature.
    case renewed
    case notAllowed
    /// Its application was cancelled while the contract lay here.
    case applicationClosed
    case phoneUnusable
  }

  func callAsFunction(_ order: Order, of tenant: TenantID) async throws -> Contract {
    if let signed = try await signed(order.contract, of: tenant) { return signed }
    let ready = try await desk.database.read(for: tenant) { db in
      try await checkReady(order, in: db)
    }
    guard try await desk.doors.mayContract(tenant, ready.party) else { throw Refused.notAllowed }
    try await Self.checkApproved(ready, of: tenant, desk)
    do {
      try await desk.doors.spendCode(tenant, ready.codeSubject, order.code)
    } catch {
      // Two presses of the button: the first spent the code, and the answer is the same.
      if let signed = try await signed(order.contract, of: tenant) { return signed }
      throw error
    }
    return try await desk.database.transaction(for: tenant) { db in
      try await sign(order, edition: ready.edition, in: db)
    }
  }

  /// What must hold before a code is worth sending or spending.
  static func check(
    _ draft: ContractDraft, viewed: Set<DocumentKind>, on today: CalendarDate
  ) throws(Refused) {
    guard draft.preparedOn == today else {
      throw .stale(preparedOn: draft.preparedOn, today: today)
    }
    let unread = draft.mustRead.filter { !viewed.contains($0) }
    guard unread.isEmpty else { throw .unread(unread) }
  }

  /// Asked outside any transaction, so a cancellation may still slip in before the signature is
  /// written. No lock of ours could stop it; what it sends does: the withdrawal finds the contract
  /// signed and cancels it, and `OrderLoan` finds the application cancelled and orders nothing.
  static func checkApproved(_ contract: Contract, of tenant: TenantID, _ desk: Desk) async throws {
    guard try await desk.doors.isApproved(tenant, contract.application) else {
      throw Refused.applicationClosed
    }
  }

  private func signed(_ id: ContractID, of tenant: TenantID) async throws -> Contract? {
    let contract = try await desk.database.read(for: tenant) { db in try await db.contract(id) }
    guard let contract else { throw ContractUnknown(id: id) }
    return contract.state == .signed ? contract : nil
  }

  private func checkReady(_ order: Order, in db: Transaction) async throws -> Contract {
    guard let contract = try await db.contract(order.contract) else {
      throw ContractUnknown(id: order.contract)
    }
    _ = try contract.state.after(.sign)
    if case .remote(nil) = order.means { throw Refused.locationMissing }
    let file = try await ContractFile(
      contract.id, of: contract.party, in: db, vault: desk.vault)
    let today = try await desk.tenants.businessDate(in: db)
    try Self.check(
      try await file.draft(), viewed: try await file.happenings().viewed, on: today)
    return contract
  }

  private func sign(
    _ order: Order, edition: Int, in db: Transaction
  ) async throws -> Contract {
    guard let contract = try await db.lockContract(order.contract) else {
      throw ContractUnknown(id: order.contract)
    }
    if contract.state == .signed { return contract }
    _ = try contract.state.after(.sign)
    guard contract.edition == edition else { throw Refused.renewed }

    let now = desk.world.now(db.tenant)
    let actor = order.circumstances.actor
    let file = try await ContractFile(
      contract.id, of: contract.party, in: db, vault: desk.vault)
    let draft = try await file.draft()
    let past = try await file.happenings()
    // Asked again under the lock: the day may have closed since.
    let today = try await desk.tenants.businessDate(in: db)
    try Self.check(draft, viewed: past.viewed, on: today)
    let happening = Happening(
      .signed, at: now, facts: facts(of: order, contract, draft, past), after: past.last)
    try await file.keep(happening, id: desk.world.newID())
    try await db.insertSignature(of: contract, means: order.means.kind, by: actor, at: now)
    try await db.sign(contract.id, at: now, on: today)

    let sheet = EvidenceSheet(
      tenant: try desk.tenants.tenant(db.tenant), draft: draft, means: order.means,
      documents: try await db.documents(of: contract.id), happenings: past + [happening],
      packageSHA256: contract.sha256)
    try await file.keep(sheet.draw(newID: desk.world.newID), at: now)
    try await tell(contract, at: now, on: today, by: actor, order.means, in: db)
    return try await db.contract(contract.id) ?? contract
  }

  private func facts(
    of order: Order, _ contract: Contract, _ draft: ContractDraft, _ past: [Happening]
  ) -> Happening.Facts {
    var facts = Happening.Facts(order.circumstances)
    facts.phone = past.last { $0.kind == .codeSent }?.facts.phone
    facts.statement = Self.statement(of: draft.folio)
    facts.package = contract.sha256
    switch order.means {
    case .remote(let place): facts.location = place
    case .branch(let witness): facts.witness = "\(witness.name) (\(witness.branch))"
    }
    return facts
  }

  /// What stands beside the box that the borrower ticks.
  static func statement(of folio: String) -> String {
    """
    Leí la carátula, el contrato y la tabla de amortización del crédito \(folio), entiendo cuánto \
    cuesta y acepto firmarlos por medios electrónicos.
    """
  }

  private func tell(
    _ contract: Contract, at instant: Date, on date: CalendarDate, by actor: Kernel.Actor,
    _ means: SigningMeans, in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      ContractSigned(
        contract: contract.id, application: contract.application, party: contract.party,
        signedAt: instant, signedOn: date), in: db)
    try await desk.jobs.enqueue(
      kind: DeliverCopy.kind, key: contract.id.description, payload: contract.id, in: db)
    try await desk.audit.record(
      Act(
        "contract.signed", by: actor, on: contract.id,
        facts: ["sha256": contract.sha256, "means": means.kind.rawValue]), in: db)
  }
}

extension SignContract.Refused {
  var problem: Problem {
    switch self {
    case .locationMissing:
      Problem(
        "signature/location-missing", status: 422, title: "Falta tu ubicación",
        detail: """
          Para firmar a distancia la ley pide saber dónde estás. Da permiso de ubicación en tu \
          navegador o firma en una sucursal.
          """)
    case .unread(let kinds):
      Problem(
        "signature/unread-documents", status: 409, title: "Faltan documentos por leer",
        detail: "Antes de firmar hay que abrir cada documento.",
        members: ["unread": kinds.map(\.rawValue).joined(separator: ",")])
    case .stale(let prepared, let today):
      Problem(
        "signature/stale", status: 409, title: "El contrato es de otro día",
        detail: """
          Se preparó el \(prepared.text.long) y hoy es \(today.text.long): sus fechas y su CAT ya \
          no son los de hoy. Prepáralo de nuevo, léelo y fírmalo el mismo día.
          """,
        members: ["preparedOn": prepared.description, "today": today.description])
    case .renewed:
      Problem(
        "signature/renewed", status: 409, title: "El contrato se preparó de nuevo",
        detail: "Sus fechas cambiaron mientras firmabas. Léelo otra vez y pide otro código.")
    case .notAllowed:
      Problem(
        "signature/not-allowed", status: 403, title: "No es posible firmar este contrato",
        detail: "Llámanos o acude a una sucursal para revisar tu solicitud.")
    case .applicationClosed:
      Problem(
        "signature/application-closed", status: 409, title: "La solicitud ya no está aprobada",
        detail: "Se canceló antes de firmar. Puedes pedir otro crédito cuando quieras.")
    case .phoneUnusable:
      Problem(
        "signature/phone-unusable", status: 409,
        title: "No hay un teléfono al que enviar el código",
        detail: "Hay que corregir el teléfono de la solicitud y preparar de nuevo el contrato.")
    }
  }
}
