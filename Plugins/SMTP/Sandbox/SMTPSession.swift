import Foundation
import Vault

/// One conversation with the post office (RFC 5321, 3207, 4954): lines in, answers out. Pure but
/// for the sandbox it asks.
struct SMTPSession: Sendable {
  enum Then: Hashable, Sendable {
    case goOn, startTLS, close
    /// Answers after that long.
    case wait(milliseconds: Int)
  }

  /// What is said, nothing where the line is only taken down, and what happens then.
  struct Step: Hashable, Sendable {
    var answer: String?
    var then = Then.goOn

    static func say(_ answer: String, then: Then = .goOn) -> Step {
      Step(answer: answer, then: then)
    }
  }

  private enum Listening: Hashable, Sendable {
    case commands, plain, username, password(of: String), data
  }

  let sandbox: MailSandbox
  private(set) var isSecure: Bool
  private var hasGreeted = false
  private var account: MailSandbox.Account?
  private var sender: String?
  private var recipients: [String] = []
  private var letter: [UInt8] = []
  private var isTooBig = false
  private var listening = Listening.commands

  static let greeting = "220 correo.sandbox ESMTP Caudal (demostracion)"
  static let name = "correo.sandbox"

  init(sandbox: MailSandbox, isSecure: Bool = false) {
    self.sandbox = sandbox
    self.isSecure = isSecure
  }

  mutating func hear(_ line: [UInt8]) -> Step {
    let text = String(decoding: line, as: UTF8.self)
    switch listening {
    case .data: return take(line)
    case .plain:
      listening = .commands
      return enter(plain: text)
    case .username:
      listening = .password(of: Self.opened(text))
      return .say("334 UGFzc3dvcmQ6")
    case .password(let username):
      listening = .commands
      return enter(username, Self.opened(text))
    case .commands:
      guard line.count <= 510 else { return .say("500 5.5.2 Line too long") }
      return command(text)
    }
  }

  /// TLS is on: nothing said before it counts any more.
  mutating func secured() {
    self = SMTPSession(sandbox: sandbox, isSecure: true)
  }

  private mutating func command(_ line: String) -> Step {
    let words = line.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? String(words[1]) : ""
    switch words.first?.uppercased() ?? "" {
    case "EHLO": return greet(rest)
    case "HELO":
      hasGreeted = true
      return .say("250 \(Self.name)")
    case "STARTTLS": return startTLS(rest)
    case "AUTH": return authenticate(rest)
    case "MAIL": return from(rest)
    case "RCPT": return to(rest)
    case "DATA": return data()
    case "RSET":
      forget()
      return .say("250 2.0.0 OK")
    case "NOOP": return .say("250 2.0.0 OK")
    case "VRFY": return .say("252 2.1.5 Send some mail, I'll try my best")
    case "QUIT": return .say("221 2.0.0 Bye", then: .close)
    case _: return .say("502 5.5.1 Command not implemented")
    }
  }

  private mutating func greet(_ name: String) -> Step {
    guard !name.isEmpty else { return .say("501 5.5.4 Syntax: EHLO hostname") }
    hasGreeted = true
    forget()
    let offers =
      ["SIZE \(MailSandbox.sizeMax)", "8BITMIME", "ENHANCEDSTATUSCODES"]
      + [isSecure ? "AUTH PLAIN LOGIN" : "STARTTLS"]
    return .say(
      (["250-\(Self.name)"] + offers.dropLast().map { "250-\($0)" } + ["250 \(offers.last ?? "")"])
        .joined(separator: "\r\n"))
  }

  private func startTLS(_ rest: String) -> Step {
    guard rest.isEmpty else { return .say("501 5.5.4 Syntax: STARTTLS") }
    guard !isSecure else { return .say("503 5.5.1 TLS is already on") }
    return .say("220 2.0.0 Ready to start TLS", then: .startTLS)
  }

  private mutating func authenticate(_ rest: String) -> Step {
    guard isSecure else { return .say("538 5.7.11 Encryption required") }
    guard hasGreeted, account == nil else { return .say("503 5.5.1 Bad sequence of commands") }
    let words = rest.split(separator: " ").map(String.init)
    switch words.first?.uppercased() {
    case "PLAIN" where words.count == 2: return enter(plain: words[1])
    case "PLAIN":
      listening = .plain
      return .say("334 ")
    case "LOGIN" where words.count == 2:
      listening = .password(of: Self.opened(words[1]))
      return .say("334 UGFzc3dvcmQ6")
    case "LOGIN":
      listening = .username
      return .say("334 VXNlcm5hbWU6")
    case _: return .say("504 5.5.4 Unrecognized authentication type")
    }
  }

  /// `\0name\0password`, in base64 (RFC 4616).
  private mutating func enter(plain text: String) -> Step {
    let fields = Self.opened(text).split(separator: "\0", omittingEmptySubsequences: false)
      .map(String.init)
    guard fields.count == 3 else { return .say("501 5.5.2 Cannot decode response") }
    return enter(fields[1], fields[2])
  }

  private mutating func enter(_ username: String, _ password: String) -> Step {
    account = sandbox.account(username, password: password)
    return .say(
      account == nil
        ? "535 5.7.8 Authentication credentials invalid" : "235 2.7.0 Authentication successful")
  }

  private static func opened(_ text: String) -> String {
    Base64.decode(text).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension SMTPSession {
  private mutating func from(_ rest: String) -> Step {
    guard isSecure else { return .say("530 5.7.0 Must issue a STARTTLS command first") }
    guard let account else { return .say("530 5.7.0 Authentication required") }
    guard sender == nil else { return .say("503 5.5.1 Sender already specified") }
    guard let address = Self.address(in: rest, after: "FROM:") else {
      return .say("501 5.5.4 Syntax: MAIL FROM:<address>")
    }
    guard address.lowercased() == account.sender.lowercased() else {
      return .say("553 5.7.1 Sender address rejected: not owned by user")
    }
    let size = rest.uppercased().split(separator: " ").first { $0.hasPrefix("SIZE=") }
      .flatMap { Int($0.dropFirst(5)) }
    guard size ?? 0 <= MailSandbox.sizeMax else {
      return .say("552 5.3.4 Message size exceeds fixed limit")
    }
    sender = address
    return .say("250 2.1.0 OK")
  }

  private mutating func to(_ rest: String) -> Step {
    guard sender != nil else { return .say("503 5.5.1 Need MAIL before RCPT") }
    guard recipients.count < 100 else { return .say("452 4.5.3 Too many recipients") }
    guard let address = Self.address(in: rest, after: "TO:"), address.contains("@") else {
      return .say("501 5.1.3 Bad recipient address syntax")
    }
    switch sandbox.fate(of: address) {
    case .refused: return .say("550 5.1.1 <\(address)>: Recipient address rejected: User unknown")
    case .greylisted: return .say("451 4.7.1 Greylisting in action, please come back later")
    case .taken, .slow, .dropped:
      recipients.append(address)
      return .say("250 2.1.5 OK")
    }
  }

  private mutating func data() -> Step {
    guard !recipients.isEmpty else { return .say("503 5.5.1 Need RCPT before DATA") }
    listening = .data
    return .say("354 End data with <CR><LF>.<CR><LF>")
  }

  private mutating func take(_ line: [UInt8]) -> Step {
    guard line == [UInt8(ascii: ".")] else {
      // A dot that began a line was doubled on the way.
      letter += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
      letter += [13, 10]
      isTooBig = isTooBig || letter.count > MailSandbox.sizeMax || line.count > 998
      if isTooBig { letter.removeAll() }
      return Step(answer: nil)
    }
    listening = .commands
    let (bytes, sender, recipients, isTooBig) = (letter, sender, recipients, isTooBig)
    forget()
    guard !isTooBig else { return .say("552 5.3.4 Message too big or with lines too long") }
    guard let account, let sender else { return .say("503 5.5.1 Bad sequence of commands") }
    let fates = recipients.map { sandbox.fate(of: $0) }
    if fates.contains(.dropped) { return Step(answer: nil, then: .close) }
    sandbox.keep(bytes, from: sender, to: recipients, by: account)
    return .say(
      "250 2.0.0 OK: queued",
      then: fates.contains(.slow)
        ? .wait(milliseconds: sandbox.slownessMilliseconds) : .goOn)
  }

  private mutating func forget() {
    sender = nil
    recipients = []
    letter = []
    isTooBig = false
  }

  /// The address of `FROM:<…>`, with whatever follows it left out.
  private static func address(in rest: String, after keyword: String) -> String? {
    guard rest.uppercased().hasPrefix(keyword) else { return nil }
    let path = rest.dropFirst(keyword.count).drop { $0 == " " }
    guard path.first == "<", let end = path.firstIndex(of: ">") else { return nil }
    return String(path[path.index(after: path.startIndex)..<end])
  }
}
