import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Someone at a browser without JavaScript: keeps cookies, reads forms, follows redirects.
final class Browser {
  struct Answer {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]
    let path: String

    var text: String { String(decoding: body, as: UTF8.self) }
    /// What a person reads: tags and scripts taken out, spaces joined.
    var words: String {
      text.replacing(/<(script|style)[^>]*>[\s\S]*?<\/(script|style)>/, with: " ")
        .replacing(/<[^>]+>/, with: " ")
        .replacing("&nbsp;", with: " ").replacing("&#39;", with: "'")
        .replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        .replacing(/\s+/, with: " ")
    }
  }

  private let client: HTTPClient
  private let port: Int
  private let host: String
  private var cookies: [String: String] = [:]
  private(set) var last: Answer?

  init(client: HTTPClient, port: Int, host: String) {
    self.client = client
    self.port = port
    self.host = host
  }

  @discardableResult
  func get(_ path: String) async throws -> Answer {
    try await send(.GET, path, headers: [:], body: nil)
  }

  /// Fills in the form of the last page whose action begins with `action` and sends it.
  @discardableResult
  func submit(
    _ action: String, _ fields: [String: String] = [:],
    files: [String: (name: String, type: String, bytes: [UInt8])] = [:],
    pressing button: String? = nil
  ) async throws -> Answer {
    guard let page = last,
      let form = PageForm.all(in: page.text, at: page.path).first(where: {
        $0.action.hasPrefix(action) && (button == nil || $0.markup.contains(button!))
      })
    else { throw NoSuchForm(action: action, page: last?.words ?? "") }
    var values = form.fields
    for (name, value) in fields { values[name] = value }
    if form.isMultipart {
      let (type, body) = multipart(values, files: files)
      return try await send(
        .POST, form.action, headers: ["content-type": type], body: body)
    }
    let body = values.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
    if form.method == "get" { return try await get("\(form.action)?\(body)") }
    return try await send(
      .POST, form.action, headers: ["content-type": "application/x-www-form-urlencoded"],
      body: Array(body.utf8))
  }

  private func send(
    _ method: HTTPMethod, _ path: String, headers: [String: String], body: [UInt8]?
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
    request.method = method
    request.headers.add(name: "host", value: host)
    request.headers.add(name: "accept", value: "text/html")
    if method != .GET { request.headers.add(name: "origin", value: "http://\(host)") }
    if !cookies.isEmpty {
      let line = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
      request.headers.add(name: "cookie", value: line)
    }
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await client.execute(request, timeout: .seconds(30))
    for line in response.headers["set-cookie"] { keep(line) }
    let bytes = try await Array(buffer: response.body.collect(upTo: 16 * 1_024 * 1_024))
    let answer = Answer(
      status: Int(response.status.code), headers: response.headers, body: bytes, path: path)
    last = answer
    if (301...303).contains(answer.status), let next = response.headers.first(name: "location") {
      return try await get(next)
    }
    return answer
  }

  private func keep(_ line: String) {
    let parts = line.split(separator: ";")
    guard let pair = parts.first?.split(separator: "=", maxSplits: 1), let name = pair.first
    else { return }
    let isGone = line.lowercased().contains("max-age=0")
    cookies[String(name)] = isGone ? nil : (pair.count == 2 ? String(pair[1]) : "")
  }

  private func multipart(
    _ values: [String: String],
    files: [String: (name: String, type: String, bytes: [UInt8])]
  ) -> (String, [UInt8]) {
    let boundary = "caudal-story-boundary"
    var body: [UInt8] = []
    for (name, value) in values where files[name] == nil {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
      body += "\(value)\r\n".utf8
    }
    for (name, file) in files {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; ".utf8
      body += "filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n".utf8
      body += file.bytes + Array("\r\n".utf8)
    }
    body += "--\(boundary)--\r\n".utf8
    return ("multipart/form-data; boundary=\(boundary)", body)
  }

  private func encoded(_ text: String) -> String {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }
}

struct NoSuchForm: Error {
  let action: String
  let page: String
}
