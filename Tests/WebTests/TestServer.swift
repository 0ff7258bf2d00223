import Foundation
import Kernel
import Logging
import Synchronization

@testable import Web

/// A whole server on a free port of this machine, with one institution and a cast of visitors.
struct TestServer: Sendable {
  let port: Int
  private let client = OutboundClient()

  static let secret = [UInt8](repeating: 7, count: 32)
  static let session = SessionID(UUID(uuidString: "00000000-0000-7000-8000-000000000001")!)
  static let staff = StaffID(UUID(uuidString: "00000000-0000-7000-8000-000000000002")!)
  static let key = APIKeyID(UUID(uuidString: "00000000-0000-7000-8000-000000000003")!)
  static let party = PartyID(UUID(uuidString: "00000000-0000-7000-8000-000000000004")!)

  static func running(
    _ routes: Routes, settings change: (inout ServerSettings) -> Void = { _ in },
    assets: Assets = .none, idempotency: IdempotentReplies? = nil,
    log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    _ story: @escaping @Sendable (TestServer) async throws -> Void
  ) async throws {
    var settings = ServerSettings(port: 0, secret: secret)
    change(&settings)
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let server = WebServer(
      settings: settings, routes: routes, resolver: resolver, assets: assets,
      idempotency: idempotency, log: log,
      onReady: { announce.yield($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        for await port in ports {
          try await story(TestServer(port: port))
          break
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  static let resolver = Resolver(
    site: { host in host == "solera.localhost" || host == "127.0.0.1" ? site : nil },
    visitor: { _, credentials in
      switch credentials.door {
      case .api:
        credentials.bearer == "good" ? .apiKey(.init(id: key, scopes: ["loans"])) : .anonymous
      case .office: credentials.cookies["oficina"] == "ana" ? .staff(ana) : .anonymous
      case .portal:
        credentials.cookies["cuenta"] == "lupita"
          ? .borrower(.init(party: party, name: "Lupita", session: session)) : .anonymous
      }
    },
    now: { _ in Date(timeIntervalSince1970: 1_795_186_800) },
    newID: { UUID.version7(at: Date(timeIntervalSince1970: 1_795_186_800), randomness: (1, 2)) })

  static let site = Site(
    tenant: TenantID(1), slug: "solera", host: "solera.localhost", brandName: "Solera",
    legalName: "Solera Demostración, S.A. de C.V., SOFOM, E.N.R.", sipres: "000000",
    isDemo: true, brandStyle: "--brand: #0b5d4e;")

  static let ana = StaffVisitor(
    id: staff, name: "Ana", permissions: ["loan.read"], session: session,
    authenticatedAt: Date(timeIntervalSince1970: 1_795_186_800))

  func call(
    _ method: String, _ path: String, host: String = "solera.localhost",
    headers: [(String, String)] = [], body: String = ""
  ) async throws -> OutboundReply {
    try await client.call(
      method: method, url: "http://127.0.0.1:\(port)\(path)",
      headers: [("host", host)] + headers, body: Array(body.utf8), timeout: .seconds(20))
  }

  static let browser = [("accept", "text/html")]
  static let form = [("content-type", "application/x-www-form-urlencoded")]
}

extension NetworkRange {
  static let thisMachine = NetworkRange("127.0.0.1")!
}

extension OutboundReply {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// `visita=…` of the Set-Cookie headers.
  func cookie(_ name: String) -> String? {
    headers.filter { $0.0 == "set-cookie" }
      .compactMap { $0.1.split(separator: ";").first.map(String.init) }
      .first { $0.hasPrefix(name + "=") }
  }

  /// The token of the first form on the page.
  var token: String? {
    guard let at = text.range(of: "name=\"_token\" value=\"") else { return nil }
    return String(text[at.upperBound...].prefix { $0 != "\"" })
  }
}

/// A page with whatever was put in it.
struct EchoPage: Page {
  var title = "Eco"
  var words = ""
  var csrf = ""

  var body: HTML {
    """
    <h1>Eco</h1><p title="\(words)">\(words)</p>
    \(FormView("/eco", csrf: csrf)("<button>Enviar</button>"))
    """
  }

  static var samples: KeyValuePairs<String, EchoPage> { ["vacía": EchoPage()] }
}
