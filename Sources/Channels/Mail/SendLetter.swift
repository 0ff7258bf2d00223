import ChannelsAPI
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import Tenancy

/// Sends the mail of an order, where the person has a confirmed mailbox. Without one, an order
/// that also goes by text leaves no trace here: nothing was to be said twice.
struct SendLetter: Sendable {
  let tenants: Tenants
  let world: World
  let database: Database
  let jobs: Jobs
  let addressOf: AddressOf
  let papersFor: PapersFor
  let post: PostLetter

  static let job = "channels.send_letter"
  static let attemptsMax = 8

  func callAsFunction(_ order: MessageOrdered, of tenant: TenantID, attempt: Int) async throws {
    let institution = try tenants.tenant(tenant)
    guard let kind = MessageKind(rawValue: order.template),
      let words = institution.message(kind, on: .email),
      try await !isOver(order.message.letter, of: tenant)
    else { return }
    let hours = QuietHours(
      zone: institution.manifest.timeZone, calendar: institution.manifest.calendar)
    if kind.isReminder,
      let opening = hours.nextOpening(after: world.now(tenant))
    {
      return try await postpone(order, to: opening, of: tenant)
    }
    let address = try await addressOf(tenant, order.party)
    guard let address, let mailbox = address.mailbox else {
      guard institution.message(kind, on: .sms) == nil else { return }
      return try await withhold(order, because: "La persona no tiene correo", of: tenant)
    }
    let told: RenderedLetter
    do {
      let values = TemplateValues(order.values.mapValues { .text($0) })
      told = try words.letter().render(
        values + institution.commonValues + ["nombre": .text(address.givenName)])
    } catch let refusal as any Refusal {
      return try await withhold(order, because: refusal.problem.detail, of: tenant)
    }
    let letter = Letter(
      id: order.message.letter, party: order.party, kind: kind, about: order.subject,
      to: mailbox, told: told, kept: told,
      papers: try await papersFor(tenant, kind, order.subject))
    try await post(
      letter, of: tenant, isLastAttempt: attempt >= Self.attemptsMax)
  }

  private func isOver(_ id: MessageID, of tenant: TenantID) async throws -> Bool {
    try await database.read(for: tenant) { db in
      guard let message = try await db.message(id) else { return false }
      return message.state != .queued
    }
  }

  private func postpone(
    _ order: MessageOrdered, to opening: Date, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      _ = try await jobs.enqueue(
        kind: Self.job, key: "\(order.message)@\(Int(opening.timeIntervalSince1970))",
        payload: order, runAt: opening, in: db)
    }
  }

  private func withhold(
    _ order: MessageOrdered, because reason: String, of tenant: TenantID
  ) async throws {
    let now = world.now(tenant)
    try await database.transaction(for: tenant) { db in
      try await db.insertLetter(
        order.message.letter, to: order.party, template: order.template, about: order.subject,
        at: now)
      try await db.end(order.message.letter, .withheld, because: reason, at: now)
    }
  }
}
