import Foundation
import Kernel
import Web

/// A program of the institution that works through its public API with a key.
struct DemoProgram: Sendable {
  let port: Int
  let host: String
  let key: String
  private let client = OutboundClient()

  init(port: Int, host: String, key: String) {
    self.port = port
    self.host = host
    self.key = key
  }

  struct Refused: Error {
    let path: String
    let status: Int
    let body: String
  }

  func get<Answer: Decodable>(_ path: String, as _: Answer.Type) async throws -> Answer {
    try await call("GET", path, body: [])
  }

  func post<Answer: Decodable>(
    _ path: String, _ body: some Encodable, as _: Answer.Type
  ) async throws -> Answer {
    try await call("POST", path, body: Array(JSONEncoder().encode(body)))
  }

  private func call<Answer: Decodable>(
    _ method: String, _ path: String, body: [UInt8]
  ) async throws -> Answer {
    let reply = try await client.call(
      method: method, url: "http://127.0.0.1:\(port)\(path)",
      headers: [
        ("host", host), ("authorization", "Bearer \(key)"), ("content-type", "application/json"),
      ], body: body, timeout: .seconds(30))
    guard (200...299).contains(reply.status) else {
      throw Refused(
        path: path, status: reply.status, body: String(decoding: reply.body, as: UTF8.self))
    }
    return try JSONDecoder().decode(Answer.self, from: Data(reply.body))
  }
}
