import Foundation
import Synchronization

/// The other side of a webhook: answers each call with the next status it was given.
final class Listener: Sendable {
  struct Call: Sendable {
    let headers: [String: String]
    let body: String
  }

  let port: UInt16
  private let descriptor: Int32
  private let state: Mutex<(statuses: [Int], calls: [Call])>

  var calls: [Call] { state.withLock { $0.calls } }
  var url: String { "http://127.0.0.1:\(port)/avisos" }

  init(answering statuses: [Int]) {
    state = Mutex((statuses, []))
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = descriptor
    port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        _ = bind(bound, raw, length)
        _ = listen(bound, 16)
        _ = getsockname(bound, raw, &length)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    Thread { [weak self] in
      while true {
        let connection = accept(bound, nil, nil)
        guard connection >= 0 else { return }
        self?.answer(connection)
        close(connection)
      }
    }.start()
  }

  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func answer(_ connection: Int32) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(connection, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let headers = Self.headers(text[..<end.lowerBound])
      let body = String(text[end.upperBound...])
      guard body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 else { continue }
      let status = state.withLock { state in
        state.calls.append(Call(headers: headers, body: body))
        return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
      }
      let reply = "HTTP/1.1 \(status) X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
      _ = Array(reply.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      return
    }
  }

  private static func headers(_ text: Substring) -> [String: String] {
    let lines = text.split(separator: "\r\n").dropFirst()
    let pairs = lines.compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
