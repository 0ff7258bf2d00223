import ChannelsAPI
import Kernel
import Postgres

/// Takes a carrier's notice about a message of ours. Told again or out of order, it changes
/// nothing more.
struct RecordStatus: Sendable {
  let database: Database
  let world: World
  let messenger: Messenger
  let changeOptOut: ChangeOptOut

  enum Refused: Refusal, Hashable {
    case notTheCarrier
    case unreadable(reason: String)
  }

  func callAsFunction(_ notice: StatusNotice, of tenant: TenantID) async throws {
    let change: StatusChange
    do throws(StatusRefused) {
      change = try await messenger.readStatus(tenant, notice)
    } catch {
      switch error {
      case .badSignature: throw Refused.notTheCarrier
      case .unreadable(let reason): throw Refused.unreadable(reason: reason)
      }
    }
    try await database.transaction(for: tenant) { db in
      guard let message = try await db.lockMessage(providerID: change.providerID) else { return }
      let next = message.state.after(change.state)
      guard next != message.state else { return }
      try await db.move(
        message.id, to: next, because: change.state.reason, at: world.now(tenant))
      if case .failed("21610", _) = change.state, let party = message.party {
        try await changeOptOut(party, wants: .silence, by: .system("carrier"), in: db)
      }
    }
  }
}

extension DeliveryState {
  var reason: String? {
    switch self {
    case .accepted, .sent, .delivered, .read: nil
    case .failed(let code, let reason): "\(reason) (\(code))"
    }
  }
}

extension RecordStatus.Refused {
  var problem: Problem {
    switch self {
    case .notTheCarrier:
      Problem(
        "channels/not-the-carrier", status: 403, title: "La firma no corresponde",
        detail: "El aviso no viene de la compañía de mensajes.")
    case .unreadable(let reason):
      Problem(
        "channels/unreadable-notice", status: 422, title: "No se entiende el aviso",
        detail: "No se pudo leer el aviso: \(reason).")
    }
  }
}
