import AsyncHTTPClient
import CaudalServer
import Foundation
import NIOCore
import NIOHTTP1

/// A program with a key: sends JSON, reads JSON.
struct Program {
  let house: StoryHouse
  let slug: String

  struct Answer {
    let status: Int
    let json: [String: Any]

    /// The pointers of what is wrong, in order.
    var fields: [String] {
      let errors = json["errors"] as? [[String: Any]] ?? []
      return errors.compactMap { ($0["pointer"] ?? $0["field"]) as? String }.sorted()
    }
  }

  @discardableResult
  func send(
    _ method: HTTPMethod, _ path: String, _ body: [String: Any]? = nil, key: String? = nil,
    command: String? = nil
  ) async throws -> Answer {
    let text = try body.map {
      String(
        decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys),
        as: UTF8.self)
    }
    return try await send(method, path, text: text, key: key, command: command)
  }

  /// A body as it is written.
  func send(
    _ method: HTTPMethod, _ path: String, text: String?, key: String? = nil, command: String? = nil
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(house.port)\(path)")
    request.method = method
    request.headers.add(name: "host", value: "\(slug).localhost:\(house.port)")
    request.headers.add(
      name: "authorization", value: "Bearer \(key ?? house.demo.key(of: slug))")
    if let command { request.headers.add(name: "idempotency-key", value: command) }
    if let text {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: text))
    }
    let response = try await house.client.execute(request, timeout: .seconds(30))
    let data = Data(Array(buffer: try await response.body.collect(upTo: 8 * 1_024 * 1_024)))
    let json = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
    return Answer(status: Int(response.status.code), json: json ?? [:])
  }
}
