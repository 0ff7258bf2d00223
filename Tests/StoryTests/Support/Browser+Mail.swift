import Foundation

/// A mail as the sandbox's inbox tells it.
struct ArrivedMail: Decodable {
  struct Attachment: Decodable {
    let name: String
    let size: Int
  }

  let id: Int
  let subject: String
  let text: String
  let attachments: [Attachment]
}

extension StoryHouse {
  /// The newest mail to that address with those words in its subject, once it is there.
  func mail(
    about words: String, to address: String, at slug: String = "solera"
  ) async throws -> ArrivedMail {
    let inbox = browser(at: slug)
    for _ in 0..<100 {
      let found = try JSONDecoder().decode(
        [ArrivedMail].self, from: Data(try await inbox.get("/sandbox/buzon/\(address)").body))
      if let mail = found.first(where: { $0.subject.contains(words) }) { return mail }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw NothingArrived(what: "a mail about \(words)")
  }

  /// Opens the link that asks whether the address is theirs, in another browser: mail is read
  /// wherever it is read.
  func confirms(_ address: String, at slug: String = "solera") async throws -> Browser.Answer {
    let mail = try await mail(about: "Confirma tu correo", to: address, at: slug)
    let reader = browser(at: slug)
    let page = try await reader.get("/sandbox/correo/\(mail.id)")
    guard let link = page.text.firstMatch(of: /href="(\/correo\/[A-Za-z0-9_-]+)"/) else {
      throw NothingArrived(what: "a link to confirm")
    }
    try await reader.get(String(link.output.1))
    return try await reader.submit("/correo/")
  }

  /// Every attachment of a mail, as it downloads.
  func papers(of mail: ArrivedMail, at slug: String = "solera") async throws -> [[UInt8]] {
    let reader = browser(at: slug)
    var papers: [[UInt8]] = []
    for number in mail.attachments.indices {
      papers.append(
        try await reader.get("/sandbox/correo/\(mail.id)/adjuntos/\(number)").body)
    }
    return papers
  }
}
