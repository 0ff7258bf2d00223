public import Kernel

/// What a handler answers.
public struct Reply: Sendable {
  public enum Frame: String, Sendable {
    /// What borrowers see, what staff see, and a sheet with neither.
    case portal, office, bare
  }

  enum Content: Sendable {
    case page(any Page, Frame)
    case bytes([UInt8], contentType: String)
    case problem(Problem)
    case nothing
  }

  public var status: Int
  var content: Content
  var headers: [(name: String, value: String)] = []
  var cookies: [Cookie] = []
  /// Whom the chrome greets, where it is not the visitor: the sample book shows the office too.
  var shownTo: Visitor?

  init(status: Int, content: Content) {
    self.status = status
    self.content = content
  }
}

extension Reply {
  public static func page(_ page: some Page, chrome: Frame, status: Int = 200) -> Reply {
    Reply(status: status, content: .page(page, chrome))
  }

  /// A piece of a page, for a module that puts it in place.
  public static func fragment(_ html: HTML, status: Int = 200) -> Reply {
    Reply(status: status, content: .bytes(html.bytes, contentType: "text/html; charset=utf-8"))
  }

  /// After a change: the browser asks for the next page with GET (303).
  public static func redirect(_ href: Href) -> Reply { redirect(href.description) }

  /// The browser sends the very form that it has just sent to that address (307).
  public static func sentAgain(to href: Href) -> Reply {
    var reply = Reply(status: 307, content: .nothing)
    reply.headers.append((name: "location", value: href.description))
    return reply
  }

  /// A path that came from outside leads home unless it stays on this host.
  public static func redirect(_ path: String) -> Reply {
    var reply = Reply(status: 303, content: .nothing)
    let safe = Href(sameHost: path)?.description ?? "/"
    reply.headers.append((name: "location", value: safe))
    return reply
  }

  public static func json(_ value: some Encodable, status: Int = 200) throws -> Reply {
    Reply(
      status: status,
      content: .bytes(try JSONBody.encode(value), contentType: "application/json"))
  }

  public static func file(
    _ bytes: [UInt8], contentType: String, name: String, inline: Bool = false
  ) -> Reply {
    var reply = Reply(status: 200, content: .bytes(bytes, contentType: contentType))
    let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    let kind = inline ? "inline" : "attachment"
    reply.headers.append(
      (
        name: "content-disposition",
        value: "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(Href.encoded(name))"
      ))
    return reply
  }

  public static func text(_ text: String, status: Int = 200) -> Reply {
    Reply(
      status: status,
      content: .bytes(Array(text.utf8), contentType: "text/plain; charset=utf-8"))
  }

  public static func bytes(_ bytes: [UInt8], contentType: String, status: Int = 200) -> Reply {
    Reply(status: status, content: .bytes(bytes, contentType: contentType))
  }

  public static func problem(_ problem: Problem) -> Reply {
    Reply(status: problem.status, content: .problem(problem))
  }

  public static func nothing(status: Int = 204) -> Reply {
    Reply(status: status, content: .nothing)
  }
}

extension Reply {
  public func setting(_ cookie: Cookie) -> Reply {
    var copy = self
    copy.cookies.append(cookie)
    return copy
  }

  public func header(_ name: String, _ value: String) -> Reply {
    var copy = self
    copy.headers.append((name: name.lowercased(), value: value))
    return copy
  }

  /// Said once on the next page: "Se guardó la solicitud."
  public func saying(_ message: String) -> Reply {
    setting(Cookie("aviso", Href.encoded(String(message.prefix(300))), maxAgeSeconds: 60))
  }
}
