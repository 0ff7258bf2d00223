import Audit
import Foundation
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy
import Vault

/// Turns a deposit that the rail told into a receipt, once, whatever comes of it: its CLABE says
/// whose it is; one that nobody was given waits for a person.
struct RecordReceipt: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let tenants: Tenants
  let ledger: Ledger
  let match: MatchReceipt
  let loansOf: @Sendable (TenantID, PartyID) async throws -> [PayableLoan]

  enum Outcome: Hashable, Sendable {
    case taken(PaymentID)
    case repeated(PaymentID)
    /// The same transfer with another amount or account: the first stands and a person looks.
    case contradicts(PaymentID)
  }

  func callAsFunction(
    _ deposit: IncomingTransfer, heardAt: Date, of tenant: TenantID
  ) async throws -> Outcome {
    let owner = try await database.read(for: tenant) { db in
      try await db.owner(ofCLABE: deposit.beneficiaryCLABE)
    }
    // Asked before the transaction: another room answers it with a connection of its own.
    let loan = try await directed(deposit, to: owner, of: tenant)
    let zone = try tenants.manifest(tenant).timeZone
    let occurredAt = deposit.settledAt ?? heardAt
    let receipt = NewReceipt(
      id: world.newID(PaymentID.self), method: .spei, externalID: deposit.key,
      amount: deposit.amount, valueOn: CalendarDate(occurredAt, in: zone), occurredAt: occurredAt,
      operatingOn: deposit.operatingDate, claveRastreo: deposit.claveRastreo.text,
      senderInstitution: deposit.senderInstitution,
      collectionCLABE: deposit.beneficiaryCLABE, reference: deposit.reference,
      recordedBy: Kernel.Actor.system("rail").description)
    return try await database.transaction(for: tenant) { db in
      let keys = try await vault.keys(in: db)
      let payer = Payer(
        name: deposit.payerName, account: deposit.payerAccount, concept: deposit.concept)
      let sealed = try keys.seal(Array(JSONEncoder().encode(payer)), at: .payer(of: receipt.id))
      guard try await db.insert(receipt, payer: sealed, at: world.now(tenant)) else {
        return try await earlier(receipt, in: db)
      }
      try await post(receipt, in: db)
      if let owner {
        try await match(
          receipt.id, to: owner, loan: loan, by: .system("rail"), in: db)
      }
      return .taken(receipt.id)
    }
  }

  /// The transfer's reference may name one of the person's loans; otherwise Servicing applies it
  /// to the oldest that is due.
  private func directed(
    _ deposit: IncomingTransfer, to owner: PartyID?, of tenant: TenantID
  ) async throws -> LoanID? {
    guard let owner, let reference = deposit.reference else { return nil }
    return try await loansOf(tenant, owner)
      .first { LoanReference.number(for: $0.id) == reference }?.id
  }

  private func earlier(_ receipt: NewReceipt, in db: Transaction) async throws -> Outcome {
    guard let kept = try await db.receipt(externalID: receipt.externalID) else {
      preconditionFailure("a receipt that was not inserted is there already")
    }
    let isSame =
      kept.amount == receipt.amount && kept.collectionCLABE == receipt.collectionCLABE
    return isSame ? .repeated(kept.id) : .contradicts(kept.id)
  }

  private func post(_ receipt: NewReceipt, in db: Transaction) async throws {
    try await ledger.post(
      Entry(
        effectiveOn: receipt.valueOn, source: "receipt:\(receipt.id)",
        memo: "Depósito SPEI \(receipt.claveRastreo ?? "")",
        lines: [.debit(.bancos, receipt.amount), .credit(.depositosPorAplicar, receipt.amount)]),
      in: db)
  }
}

extension Place {
  static func payer(of receipt: PaymentID) -> Place {
    Place(table: "payments.receipt", column: "payer", row: receipt.uuid)
  }
}
