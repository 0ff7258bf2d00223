import Foundation
import Kernel
import Logging
import SMTP
import STP
import Tenancy
import Twilio
import Vault
import Web

/// The other side of every connector, on this machine: a bank network, a telephone company and a
/// post office that speak the real protocols.
struct Sandboxes: Sendable {
  let house: House
  let port: Int
  let log: Logger
  let stp: STPSandbox
  let twilio: TwilioSandbox
  let mail: MailSandbox

  init(house: House, port: Int, remembering folder: URL, log: Logger) {
    self.house = house
    self.port = port
    self.log = log
    let client = OutboundClient()
    let here = "http://127.0.0.1:\(port)"
    stp = STPSandbox(
      world: house.world, rememberingIn: folder.appending(path: "stp.json")
    ) { url, body in
      try await Self.post(
        client, url, to: here, [("content-type", "application/json")], body)
    }
    twilio = TwilioSandbox(
      world: house.world, rememberingIn: folder.appending(path: "twilio.json")
    ) { url, headers, body in
      try await Self.post(client, url, to: here, headers, body)
    }
    mail = MailSandbox(world: house.world)
  }

  /// Names under `.localhost` are known to browsers, not to resolvers: the request goes to this
  /// machine with the name in its Host header.
  private static func post(
    _ client: OutboundClient, _ url: String, to here: String, _ headers: [(String, String)],
    _ body: [UInt8]
  ) async throws -> Int {
    guard let named = URL(string: url), let host = named.host() else { return 400 }
    let reply = try await client.call(
      method: "POST", url: here + named.path(), headers: headers + [("host", host)], body: body,
      timeout: .seconds(10))
    return reply.status
  }

  /// Tells each provider who its customers are.
  func register() async throws {
    let accounts = ProviderAccounts(
      settings: house.settings, tenants: house.tenants, vault: house.vault)
    for tenant in house.tenants.all {
      let stpAccount = try await accounts.stp(tenant.id)
      let hooks =
        accounts.address(of: tenant.manifest)
        + "/hooks/stp/\(try await accounts.stpHookSecret(tenant.id))"
      try await stp.register(
        STPSandbox.Company(
          tenant: tenant.id, empresa: stpAccount.empresa,
          clabePrefix: String(tenant.manifest.accounts.own.text.prefix(10)),
          publicKeyPEM: stpAccount.signer.publicPEM, changeHookURL: hooks + "/estado",
          depositHookURL: hooks + "/abono"))
      let twilioAccount = try await accounts.twilio(tenant.id)
      await twilio.register(
        TwilioSandbox.Account(
          tenant: tenant.id, sid: twilioAccount.sid, authToken: twilioAccount.authToken,
          number: twilioAccount.sender, textURL: twilioAccount.textURL))
      guard tenant.manifest.connector(.mail) != nil else { continue }
      let mailAccount = try await accounts.smtp(tenant.id)
      mail.register(
        MailSandbox.Account(
          tenant: tenant.id, username: mailAccount.username,
          password: mailAccount.password.opened(because: "the sandbox knows its customers"),
          sender: mailAccount.sender.text))
    }
  }

  /// Serves them all until cancelled.
  func run() async throws {
    // They end by being cancelled, which their servers would report as a fault.
    var quiet = log
    quiet.logLevel = .critical
    let logger = quiet
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await STPSandboxServer(stp, port: port + 1, logger: logger).run() }
      group.addTask { try await TwilioSandboxServer(twilio, port: port + 2, logger: logger).run() }
      if let place = house.settings.providers.mail {
        group.addTask {
          try await SMTPSandboxServer(
            mail, port: place.port, certificate: place.certificate, logger: logger
          ).run()
        }
      }
      try await group.waitForAll()
    }
  }

  var routes: Routes {
    SandboxPages(sandboxes: self).routes + InboxPages(sandboxes: self).routes
  }
}
