import Audit
import ChannelsAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Synchronization
import Tenancy
import TestKit
import Vault

@testable import Channels

/// Channels on a real database, with a carrier that a test makes fail where it wants.
struct ChannelsBench: Sendable {
  let database: Database
  let clock = TestWorld()
  let carrier = Carrier()
  let postOffice = PostOffice()
  let channels: Channels
  let jobs: Jobs
  let audit: Audit
  let tenant: TenantID

  init(_ database: Database) async throws {
    self.database = database
    let tenants = Tenants(database: database)
    let folder = try ManifestFolder(reading: URL(filePath: Repository.path("Tenants/solera")))
    tenant = try await tenants.apply(
      try ValidManifest(folder), by: .system("test"), openingOn: CalendarDate("2026-11-20")
    ).tenant
    let vault = Vault(root: .ephemeral(), database: database)
    audit = Audit(database: database, world: clock.world, vault: vault)
    jobs = Jobs(database: database, world: clock.world, vault: vault)
    channels = Channels(
      database: database, world: clock.world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit,
      messenger: carrier.messenger,
      mailer: postOffice.mailer,
      addressOf: { [postOffice] _, party in
        party == Cast.chuy
          ? nil
          : Address(
            phone: "+525512345678", givenName: "Lupita",
            mailbox: party == Cast.beto ? nil : postOffice.mailbox)
      },
      papersFor: { _, kind, about in
        kind == .contratoFirmado ? [Paper(name: "contrato.pdf", bytes: Array(about.utf8))] : []
      },
      personAt: { _, phone in phone == "+525512345678" ? Cast.lupita : nil })
  }

  var worker: Worker {
    Worker(jobs: jobs, subscriptions: channels.subscriptions, work: channels.jobs)
  }

  @discardableResult
  func order(
    _ template: String, to party: PartyID = Cast.lupita, times: Int = 1
  ) async throws -> MessageID {
    let id = clock.world.newID(MessageID.self)
    let order = MessageOrdered(
      message: id, party: party, template: template,
      values: [
        "folio": "SOL-1", "monto": "$100.00", "fecha": "20 nov 2026", "saldo": "$0.00",
        "clabe": "646180990100000019", "dias": "3",
      ], subject: "loan_1")
    for _ in 0..<times {
      try await database.transaction(for: tenant) { db in
        _ = try await jobs.publish(order, in: db)
      }
    }
    return id
  }

  func messages(to party: PartyID = Cast.lupita) async throws -> [MessageSummary] {
    try await channels.client.messages(tenant, party)
  }
}

/// A post office that remembers what it took, and a mailbox that a test gives to people.
final class PostOffice: Sendable {
  private let kept = Mutex<(sent: [OutgoingMail], failures: [MessengerFailure])>(([], []))
  private let address = Mutex<EmailAddress?>(nil)

  var sent: [OutgoingMail] { kept.withLock { $0.sent } }
  var mailbox: EmailAddress? { address.withLock { $0 } }
  func next(_ failures: [MessengerFailure]) { kept.withLock { $0.failures = failures } }
  func give(_ mailbox: String) { address.withLock { $0 = EmailAddress(mailbox) } }

  var mailer: Mailer {
    Mailer(name: "post") { [self] (_, mail) async throws(MessengerFailure) in
      let failure = kept.withLock { kept -> MessengerFailure? in
        if kept.failures.isEmpty {
          kept.sent.append(mail)
          return nil
        }
        return kept.failures.removeFirst()
      }
      if let failure { throw failure }
      return MessengerReceipt(providerID: "<\(mail.message)@solera.example>", state: .sent)
    }
  }
}

/// A carrier that remembers what it sent.
final class Carrier: Sendable {
  private let kept = Mutex<(sent: [OutgoingText], failures: [MessengerFailure])>(([], []))

  var sent: [OutgoingText] { kept.withLock { $0.sent } }
  func next(_ failures: [MessengerFailure]) { kept.withLock { $0.failures = failures } }

  var messenger: Messenger {
    Messenger(
      name: "carrier",
      send: { [self] (_, text) async throws(MessengerFailure) in
        let failure = kept.withLock { kept -> MessengerFailure? in
          if kept.failures.isEmpty {
            kept.sent.append(text)
            return nil
          }
          return kept.failures.removeFirst()
        }
        if let failure { throw failure }
        return MessengerReceipt(providerID: "SM\(text.message)", state: .accepted)
      },
      find: { (_, _) async throws(MessengerFailure) in nil },
      readStatus: { (_, notice) async throws(StatusRefused) in
        let parts = String(decoding: notice.body, as: UTF8.self).split(separator: " ")
        guard parts.count == 2 else { throw .badSignature }
        let state: DeliveryState =
          switch parts[1] {
          case "delivered": .delivered
          case "stop": .failed(code: "21610", reason: "Pidió no recibir mensajes")
          default: .sent
          }
        return StatusChange(providerID: String(parts[0]), state: state)
      },
      readText: { (_, notice) async throws(StatusRefused) in
        let parts = String(decoding: notice.body, as: UTF8.self)
          .split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw .badSignature }
        return IncomingText(phone: parts[0], body: parts[1])
      })
  }
}
