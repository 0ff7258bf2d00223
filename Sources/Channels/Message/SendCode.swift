import ChannelsAPI
import Documents
import Kernel
import Postgres
import Tenancy
import Vault

/// Sends a one-time code while the person waits: no queue, no quiet hours, one try. The message
/// is kept with dots in the code's place.
struct SendCode: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let tenants: Tenants
  let messenger: Messenger

  enum Refused: Refusal, Hashable {
    case unreachable(code: String, reason: String)
    case carrierDown
  }

  func callAsFunction(_ code: CodeMessage, of tenant: TenantID) async throws {
    let kind = MessageKind(ofCodeFor: code.purpose)
    let id = world.newID(MessageID.self)
    let hidden = String(repeating: "•", count: code.code.count)
    let told = try words(kind, code, as: code.code, of: tenant)
    let kept = try words(kind, code, as: hidden, of: tenant)
    try await intend(id, kind, to: code.phone, saying: kept, of: tenant)
    let receipt: MessengerReceipt
    do throws(MessengerFailure) {
      receipt = try await messenger.send(
        tenant, OutgoingText(message: id, phone: code.phone, body: told))
    } catch {
      try await fail(id, error, of: tenant)
      throw error.refusal
    }
    try await Recording.insist {
      try await database.transaction(for: tenant) { db in
        try await db.sent(id, as: receipt.providerID, at: world.now(tenant))
      }
    }
  }

  private func words(
    _ kind: MessageKind, _ code: CodeMessage, as shown: String, of tenant: TenantID
  ) throws -> String {
    let institution = try tenants.tenant(tenant)
    guard let source = institution.message(kind, on: .sms) else {
      throw NoTemplate(name: kind.rawValue)
    }
    return try source.template().render(
      institution.commonValues + [
        "codigo": .text(shown), "minutos": .text(String(code.minutesValid)),
      ])
  }

  private func intend(
    _ id: MessageID, _ kind: MessageKind, to phone: String, saying body: String,
    of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      let keys = try await vault.keys(in: db)
      try await db.insertCode(
        id, template: kind.rawValue, address: keys.seal(phone, at: .address(of: id)),
        body: keys.seal(body, at: .body(of: id)), version: tenants.tenant(tenant).version,
        at: world.now(tenant))
    }
  }

  private func fail(
    _ id: MessageID, _ failure: MessengerFailure, of tenant: TenantID
  ) async throws {
    let reason: String
    switch failure {
    case .refused(let code, let words): reason = "\(words) (\(code))"
    case .unavailable(let words): reason = "Sin servicio de mensajes: \(words)"
    }
    try await database.transaction(for: tenant) { db in
      try await db.end(id, .failed, because: reason, at: world.now(tenant))
    }
  }
}

extension MessengerFailure {
  fileprivate var refusal: SendCode.Refused {
    switch self {
    case .refused(let code, let reason): .unreachable(code: code, reason: reason)
    case .unavailable: .carrierDown
    }
  }
}

extension SendCode.Refused {
  var problem: Problem {
    switch self {
    case .unreachable(let code, let reason):
      Problem(
        "channels/phone-unreachable", status: 422, title: "No pudimos enviarte el código",
        detail: "\(reason). Revisa el número e inténtalo otra vez.",
        members: ["carrierCode": code])
    case .carrierDown:
      Problem(
        "channels/carrier-down", status: 503, title: "El servicio de mensajes no responde",
        detail: "Espera un minuto e inténtalo otra vez; tu información sigue guardada.")
    }
  }
}

extension MessageKind {
  /// The words of a code say what it is for: whoever reads it aloud gives that away.
  fileprivate init(ofCodeFor purpose: String) {
    switch purpose {
    case "sign": self = .codigoFirma
    case "account": self = .codigoCuenta
    default: self = .codigoAcceso
    }
  }
}
