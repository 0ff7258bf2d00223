import ChannelsAPI
import Foundation
import Kernel
import Logging
import Testing
import Vault
import Web

@testable import Twilio

/// The messenger and the sandbox with a real socket between them, and our own door at the end of
/// the status notices.
@Suite(.serialized) struct OverTheWireTests {
  private let tenant = TenantID(1)
  private let token = "12345678901234567890123456789012"

  private func account(port: Int, token: String? = nil, hook: Int = 1) -> TwilioAccount {
    TwilioAccount(
      sid: "AC00000000000000000000000000000001", authToken: token ?? self.token,
      previousAuthToken: nil, sender: "+15005550006", baseURL: "http://127.0.0.1:\(port)",
      statusURL: "http://127.0.0.1:\(hook)/hooks/twilio",
      textURL: "http://127.0.0.1:\(hook)/hooks/twilio")
  }

  private func messenger(_ account: TwilioAccount) -> Messenger {
    TwilioMessenger(account: { _ in account }, over: OutboundClient()).messenger
  }

  /// The sandbox's server, and a server of ours that hears its notices.
  private func connected(
    _ heard: Notices,
    _ story: @escaping @Sendable (_ sandbox: Int, _ hook: Int) async throws -> Void
  ) async throws {
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let client = OutboundClient()
    let world = World(now: { _ in Date() }, newID: { UUID() })
    let sandbox = TwilioSandbox(world: world) { url, headers, body in
      try await client.call(
        method: "POST", url: url, headers: headers, body: body, timeout: .seconds(5)
      ).status
    }
    await sandbox.register(
      .init(
        tenant: tenant, sid: account(port: 1).sid, authToken: token, number: "+15005550006",
        textURL: "http://127.0.0.1:1/hooks/twilio"))
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let (hooks, announceHook) = AsyncStream.makeStream(of: Int.self)
    let hook = ours(hearing: heard, log: quiet) { announceHook.yield($0) }
    let server = TwilioSandboxServer(sandbox, port: 0, logger: quiet)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run { announce.yield($0) } }
      group.addTask { try await hook.run() }
      group.addTask {
        for await port in ports {
          for await hookPort in hooks {
            try await story(port, hookPort)
            break
          }
          break
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private func ours(
    hearing heard: Notices, log: Logger, ready: @escaping @Sendable (Int) -> Void
  ) -> WebServer {
    var routes = Routes()
    routes.hook("/hooks/twilio") { visit in
      heard.take(
        StatusNotice(
          url: "http://\(visit.request.headers["host"] ?? "")/hooks/twilio",
          headers: visit.request.headers, body: visit.request.rawBody))
      return .nothing()
    }
    let tenant = tenant
    return WebServer(
      settings: ServerSettings(port: 0, secret: [UInt8](repeating: 7, count: 32)), routes: routes,
      resolver: Resolver(
        site: { host in
          Site(
            tenant: tenant, slug: "una", host: host, brandName: "Una", legalName: "Una",
            sipres: "1")
        }, visitor: { _, _ in .anonymous }, now: { _ in Date() }, newID: { UUID() }),
      assets: .none, log: log, onReady: ready)
  }

  private func text(to phone: String) -> OutgoingText {
    OutgoingText(
      message: MessageID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2))),
      phone: phone, body: "Solera: tu código es 493021. No lo compartas.")
  }

  @Test func aMessageIsTakenAndItsSignedNoticesReachOurDoor() async throws {
    let heard = Notices()
    try await connected(heard) { sandbox, hook in
      let mine = account(port: sandbox, hook: hook)
      let receipt = try await messenger(mine).send(tenant, text(to: "+525512345678"))
      for _ in 0..<80 where heard.all.count < 2 {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(heard.all.count == 2)
      for notice in heard.all {
        let signed = StatusNotice(url: mine.statusURL, headers: notice.headers, body: notice.body)
        #expect(
          try await messenger(mine).readStatus(tenant, signed).providerID == receipt.providerID)
        let stranger = account(port: sandbox, token: String(repeating: "x", count: 32), hook: hook)
        await #expect(throws: StatusRefused.badSignature) {
          try await messenger(stranger).readStatus(tenant, signed)
        }
      }
      #expect(try await messenger(mine).find(tenant, receipt.providerID) == .delivered)
    }
  }

  @Test func aWrongTokenAndARefusedNumberAreRefusedWithTheirCode() async throws {
    try await connected(Notices()) { sandbox, _ in
      for (account, phone) in [
        (account(port: sandbox, token: "otra"), "+525512345678"),
        (account(port: sandbox), "+15005550001"),
      ] {
        do throws(MessengerFailure) {
          _ = try await messenger(account).send(tenant, text(to: phone))
          Issue.record("it was taken")
        } catch {
          guard case .refused = error else {
            Issue.record("\(error)")
            continue
          }
        }
      }
    }
  }

  @Test func aServerThatIsNotThereIsWorthAnotherTry() async throws {
    do throws(MessengerFailure) {
      _ = try await messenger(account(port: 1)).send(tenant, text(to: "+525512345678"))
      Issue.record("nobody was there")
    } catch {
      guard case .unavailable = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
