import Foundation
import Kernel
import Logging
import Tenancy
import TestKit
import Web

@testable import Payments

/// The pages and the API of Payments behind a real server, where whoever asks may do exactly what
/// a test says.
struct PaymentsServer: Sendable {
  let bench: PaymentsBench
  let port: Int
  private let client = OutboundClient()

  static let host = "solera.localhost"
  static let neighbour = "raices.localhost"

  struct Answer: Sendable {
    let status: Int
    let text: String

    func json<Body: Decodable>(_: Body.Type) throws -> Body {
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      return try decoder.decode(Body.self, from: Data(text.utf8))
    }
  }

  func get(
    _ path: String, may: Set<Permission>, at host: String = Self.host
  ) async throws -> Answer {
    try await call("GET", path, may: may, at: host, body: "")
  }

  /// With the token of a form that the same session was shown.
  func post(
    _ path: String, _ form: [String: String] = [:], may: Set<Permission>,
    at host: String = Self.host
  ) async throws -> Answer {
    let shown = try await get("/oficina/caja", may: ["payments.till"], at: host).text
    let token = shown.firstMatch(of: /name="_token" value="([^"]+)"/).map { String($0.output.1) }
    let fields = form.merging(["_token": token ?? ""]) { $1 }
    let body = fields.map { "\($0.key)=\(encoded($0.value))" }.joined(separator: "&")
    return try await call("POST", path, may: may, at: host, body: body)
  }

  func api(
    _ method: String, _ path: String, scope: String, at host: String = Self.host
  ) async throws -> Answer {
    let reply = try await client.call(
      method: method, url: "http://127.0.0.1:\(port)\(path)",
      headers: [("host", host), ("authorization", "Bearer \(scope)")], timeout: .seconds(20))
    return Answer(status: reply.status, text: String(decoding: reply.body, as: UTF8.self))
  }

  private func call(
    _ method: String, _ path: String, may: Set<Permission>, at host: String, body: String
  ) async throws -> Answer {
    let permissions = may.map(\.rawValue).sorted().joined(separator: "+")
    let reply = try await client.call(
      method: method, url: "http://127.0.0.1:\(port)\(path)",
      headers: [
        ("host", host), ("accept", "text/html"), ("user-agent", "Firefox Linux"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("cookie", "visita=una; puede=\(permissions)"),
      ], body: Array(body.utf8), timeout: .seconds(20))
    return Answer(status: reply.status, text: String(decoding: reply.body, as: UTF8.self))
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension PaymentsBench {
  /// A second institution beside the first, so that one may try to read the other.
  func neighbour() async throws -> TenantID {
    let folder = try ManifestFolder(reading: URL(filePath: Repository.path("Tenants/raices")))
    return try await tenants.apply(
      try ValidManifest(folder), by: .system("test"), openingOn: CalendarDate("2026-11-20")
    ).tenant
  }

  func serving(
    _ story: @escaping @Sendable (PaymentsServer) async throws -> Void
  ) async throws {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let neighbour = try await neighbour()
    let server = WebServer(
      settings: ServerSettings(port: 0, secret: [UInt8](repeating: 7, count: 32)),
      routes: payments.routes, resolver: resolver(neighbour),
      assets: .none, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      onReady: { announce.yield($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        for await port in ports {
          try await story(PaymentsServer(bench: self, port: port))
          break
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private func resolver(_ neighbour: TenantID) -> Resolver {
    Resolver(
      site: { [tenant] host in
        Site(
          tenant: host == PaymentsServer.neighbour ? neighbour : tenant, slug: "una", host: host,
          brandName: "Una", legalName: "Una", sipres: "1")
      },
      visitor: { [clock] _, shown in
        if let scope = shown.bearer {
          return .apiKey(KeyVisitor(id: APIKeyID(DisbursementIDs.id(70).uuid), scopes: [scope]))
        }
        let names = (shown.cookies["puede"] ?? "").split(separator: "+")
        return .staff(
          StaffVisitor(
            id: StaffID(DisbursementIDs.id(77).uuid), name: "Ana",
            permissions: Set(names.map { Permission(rawValue: String($0)) }),
            session: SessionID(DisbursementIDs.id(78).uuid), authenticatedAt: clock.now))
      },
      now: { [clock] _ in clock.now }, newID: { [clock] in clock.world.newID() })
  }
}
