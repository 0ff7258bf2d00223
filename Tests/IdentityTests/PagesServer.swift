import Foundation
import Kernel
import Logging
import TestKit
import Web

@testable import Identity

/// Somebody at a browser without scripts, before a real server with Identity's pages.
final class Browser {
  private let client = OutboundClient()
  private let port: Int
  private var cookies: [String: String] = [:]
  private(set) var page = ""
  private(set) var status = 0
  private(set) var path = ""

  init(port: Int) { self.port = port }

  func cookie(_ name: String) -> String? { cookies[name] }
  func plant(_ name: String, _ value: String) { cookies[name] = value }

  func get(_ path: String) async throws {
    try await call("GET", path, body: "")
  }

  /// Sends the first form of the page that goes there, with its hidden fields and token.
  func send(_ action: String, _ typed: [String: String]) async throws {
    var fields = hidden(in: form(to: action))
    for (name, value) in typed { fields[name] = value }
    let body = fields.map { "\($0.key)=\(encoded($0.value))" }.joined(separator: "&")
    try await call("POST", action, body: body)
  }

  private func call(_ method: String, _ path: String, body: String) async throws {
    var headers = [
      ("host", "solera.localhost"), ("accept", "text/html"), ("user-agent", "Firefox Linux"),
    ]
    if !cookies.isEmpty {
      headers.append(
        ("cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")))
    }
    if method == "POST" {
      headers.append(("content-type", "application/x-www-form-urlencoded"))
    }
    let reply = try await client.call(
      method: method, url: "http://127.0.0.1:\(port)\(path)", headers: headers,
      body: Array(body.utf8), timeout: .seconds(20))
    for (name, value) in reply.headers where name == "set-cookie" { keep(value) }
    if reply.status == 303, let next = reply.headers.first(where: { $0.0 == "location" }) {
      return try await call("GET", next.1, body: "")
    }
    if reply.status == 307, let next = reply.headers.first(where: { $0.0 == "location" }) {
      return try await call(method, next.1, body: body)
    }
    status = reply.status
    page = String(decoding: reply.body, as: UTF8.self)
    self.path = path
  }

  private func keep(_ line: String) {
    let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
    guard let name = pair.first else { return }
    let isGone = line.contains("Max-Age=0")
    cookies[String(name)] = isGone ? nil : pair.count == 2 ? String(pair[1]) : ""
  }

  private func form(to action: String) -> Substring {
    guard let start = page.range(of: "action=\"\(action)\"") else { return "" }
    let rest = page[start.upperBound...]
    return rest[..<(rest.range(of: "</form>")?.lowerBound ?? rest.endIndex)]
  }

  private func hidden(in form: Substring) -> [String: String] {
    var fields: [String: String] = [:]
    for match in form.matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/) {
      fields[String(match.1)] = String(match.2)
    }
    return fields
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension House {
  /// A server with these pages and nothing else, for as long as the story lasts.
  func serving(
    _ more: Routes = Routes(), _ story: @escaping @Sendable (House, Int) async throws -> Void
  ) async throws {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let site = visit().site
    let server = WebServer(
      settings: ServerSettings(port: 0, secret: [UInt8](repeating: 7, count: 32)),
      routes: identity.routes + more,
      resolver: Resolver(
        site: { _ in site },
        visitor: { site, shown in try await identity.visitor(site, shown) },
        now: { _ in world.now }, newID: { world.newID() }),
      assets: .none, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      onReady: { announce.yield($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        for await port in ports {
          try await story(self, port)
          break
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }
}
