import ChannelsAPI
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import Tenancy
import Vault

/// Sends a queued message: seals what it says, commits, calls the carrier, records the outcome.
/// A carrier that is down is tried again; one that says no is believed.
struct SendMessage: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let tenants: Tenants
  let jobs: Jobs
  let messenger: Messenger
  let addressOf: AddressOf

  static let attemptsMax = 8

  func callAsFunction(_ id: MessageID, of tenant: TenantID, attempt: Int) async throws {
    guard let message = try await queued(id, of: tenant), let party = message.party,
      let kind = MessageKind(rawValue: message.template)
    else { return }
    let manifest = try tenants.manifest(tenant)
    let now = world.now(tenant)
    let hours = QuietHours(zone: manifest.timeZone, calendar: manifest.calendar)
    if kind.isReminder, let opening = hours.nextOpening(after: now) {
      return try await postpone(id, to: opening, of: tenant)
    }
    guard let address = try await addressOf(tenant, party), let phone = address.phone else {
      return try await withhold(id, because: "La persona no tiene teléfono", of: tenant)
    }
    let text: OutgoingText
    do {
      text = OutgoingText(
        message: id, phone: phone,
        body: try words(of: message, kind, for: address, tenant: tenant))
    } catch let refusal as any Refusal {
      return try await withhold(id, because: refusal.problem.detail, of: tenant)
    }
    guard try await intend(text, kind, to: party, of: tenant) else { return }
    try await deliver(text, of: tenant, isLastAttempt: attempt >= Self.attemptsMax)
  }

  private func queued(_ id: MessageID, of tenant: TenantID) async throws -> Message? {
    try await database.read(for: tenant) { db in
      guard let message = try await db.message(id), message.state == .queued else { return nil }
      return message
    }
  }

  private func words(
    of message: Message, _ kind: MessageKind, for address: Address, tenant: TenantID
  ) throws -> String {
    let institution = try tenants.tenant(tenant)
    guard let source = institution.message(kind, on: .sms) else {
      throw NoTemplate(name: kind.rawValue)
    }
    let values = TemplateValues(message.values.mapValues { .text($0) })
    return try source.template().render(
      values + institution.commonValues + ["nombre": .text(address.givenName)])
  }

  /// The opt-out is read in the transaction that writes the intent. False: nothing is to be sent.
  /// It silences reminders; what a person signed, paid or cancelled is always told to them.
  private func intend(
    _ text: OutgoingText, _ kind: MessageKind, to party: PartyID, of tenant: TenantID
  ) async throws -> Bool {
    try await database.transaction(for: tenant) { db in
      if kind.isReminder, try await db.isOptedOut(party) {
        try await db.end(
          text.message, .withheld, because: "Pidió no recibir recordatorios", at: world.now(tenant))
        return false
      }
      let keys = try await vault.keys(of: party, in: db)
      try await db.write(
        text.message,
        address: keys.seal(text.phone, at: .address(of: text.message)),
        body: keys.seal(text.body, at: .body(of: text.message)),
        version: tenants.tenant(tenant).version)
      return true
    }
  }

  private func deliver(
    _ text: OutgoingText, of tenant: TenantID, isLastAttempt: Bool
  ) async throws {
    let receipt: MessengerReceipt
    do throws(MessengerFailure) {
      receipt = try await messenger.send(tenant, text)
    } catch {
      switch error {
      case .refused(let code, let reason):
        try await fail(text.message, because: "\(reason) (\(code))", of: tenant)
      case .unavailable(let reason):
        guard isLastAttempt else { throw error }
        try await fail(text.message, because: "Sin servicio de mensajes: \(reason)", of: tenant)
      }
      return
    }
    try await Recording.insist { try await record(receipt, of: text.message, tenant: tenant) }
  }

  private func record(
    _ receipt: MessengerReceipt, of id: MessageID, tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.sent(id, as: receipt.providerID, at: world.now(tenant))
    }
  }

  private func postpone(_ id: MessageID, to opening: Date, of tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in
      _ = try await jobs.enqueue(
        kind: OrderMessage.job, key: "\(id)@\(Int(opening.timeIntervalSince1970))",
        payload: OrderMessage.Payload(message: id), runAt: opening, in: db)
    }
  }

  private func withhold(_ id: MessageID, because reason: String, of tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.end(id, .withheld, because: reason, at: world.now(tenant))
    }
  }

  private func fail(_ id: MessageID, because reason: String, of tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.end(id, .failed, because: reason, at: world.now(tenant))
    }
  }
}

/// The institution has no words for that message.
struct NoTemplate: Refusal {
  let name: String

  var problem: Problem {
    Problem(
      "channels/no-template", status: 409, title: "Falta una plantilla",
      detail: "La institución no tiene la plantilla de mensaje «\(name)».")
  }
}

extension Tenant {
  /// What every message may say of who writes.
  var commonValues: TemplateValues {
    [
      "marca": .text(manifest.identity.nombreComercial),
      "sitio": .text(manifest.identity.website),
      "telefono": .text(manifest.identity.phone.display),
    ]
  }
}
