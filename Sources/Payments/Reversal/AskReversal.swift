import Foundation
import Identity
import Kernel
import PaymentsAPI
import Postgres
import Web

/// A reversal takes two people: whoever sees the mistake asks for it, and somebody else grants it
/// with a fresh code. Asked again with the same words, it is the request that waits already.
struct AskReversal: Sendable {
  static let name = "payments.reverse_receipt"

  let database: Database
  let approvals: Approvals
  let reverse: ReverseReceipt
  let names: @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String]

  struct Payload: Codable, Sendable {
    let receipt: PaymentID
    let reason: String
    /// Absent where the drawer was open when it was asked for.
    var source: ReverseReceipt.Source?
  }

  @discardableResult
  func callAsFunction(
    _ id: PaymentID, because reason: String, by staff: StaffVisitor, of tenant: TenantID
  ) async throws -> ApprovalID {
    let found = try await database.read(for: tenant) { db in try await db.receipt(id) }
    guard let receipt = found else { throw ReverseReceipt.Refused.unknown(id) }
    let source = try await source(of: receipt, in: tenant)
    let order = try await order(receipt, from: source, because: reason, of: tenant)
    return try await database.transaction(for: tenant) { db in
      // Not locked: whoever grants it asks again, under the lock.
      try reverse.check(receipt)
      return try await approvals.request(order, by: staff, in: db)
    }
  }

  /// What whoever looks at a receipt can do about a mistake.
  func offer(
    _ receipt: Receipt, mayAsk: Bool, in tenant: TenantID
  ) async throws -> ReversalOffer {
    guard receipt.state == .matched else { return .none }
    if let open = try await approvals.pending(Self.name, about: "\(receipt.id)", of: tenant) {
      return .waiting(open.id)
    }
    guard mayAsk else { return .none }
    if let till = receipt.till, try await source(of: receipt, in: tenant) == .countedDrawer {
      return .offeredAfterCount(till)
    }
    return .offered
  }

  private func source(
    of receipt: Receipt, in tenant: TenantID
  ) async throws -> ReverseReceipt.Source {
    guard let till = receipt.till else { return .openDrawer }
    let isOpen = try await database.read(for: tenant) { db in
      try await db.till(till)?.isOpen == true
    }
    return isOpen ? .openDrawer : .countedDrawer
  }

  /// The money, the person, where it comes out of and the reason are part of what both sign.
  private func order(
    _ receipt: Receipt, from source: ReverseReceipt.Source, because reason: String,
    of tenant: TenantID
  ) async throws -> ApprovalOrder {
    let who = try await receipt.party.flatMap { try await names(tenant, [$0])[$0] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let payload = try encoder.encode(Payload(receipt: receipt.id, reason: reason, source: source))
    let method = receipt.method == .cash ? "Efectivo" : "SPEI"
    return ApprovalOrder(
      kind: Self.name, subject: receipt.id.description,
      summary: "Reversar el pago de \(receipt.amount.text) de \(who ?? "alguien sin nombre")"
        + (source == .countedDrawer ? ", de una caja ya contada" : ""),
      facts: ["Importe": receipt.amount.text, "Forma": method, "Sale de": source.words],
      payload: String(decoding: payload, as: UTF8.self), reason: reason)
  }

  var kind: ApprovalKind {
    ApprovalKind(
      Self.name, title: "Reversar un pago", checker: "payments.reverse",
      link: { subject in PaymentID(subject).map { "/oficina/depositos/\($0)" } }
    ) { [reverse] request, db in
      let payload = try JSONDecoder().decode(Payload.self, from: Data(request.payload.utf8))
      try await reverse(
        payload.receipt, from: payload.source ?? .openDrawer, because: payload.reason,
        by: .staff(request.checker), in: db)
    }
  }
}

extension Optional {
  fileprivate func flatMap<Answer>(
    _ transform: (Wrapped) async throws -> Answer?
  ) async rethrows -> Answer? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
