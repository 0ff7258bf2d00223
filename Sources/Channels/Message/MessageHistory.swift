import ChannelsAPI
import Kernel
import Postgres
import Vault

/// What was said to a person, opened for whoever may read it.
struct MessageHistory: Sendable {
  let database: Database
  let vault: Vault

  struct Found: Sendable {
    let messages: [MessageSummary]
    let reasons: [MessageID: String]
    let isOptedOut: Bool
  }

  func callAsFunction(
    of party: PartyID, in tenant: TenantID, count: Int = 200
  ) async throws -> Found {
    try await database.read(for: tenant) { db in
      let written = try await db.messages(of: party, count: count)
      let isOptedOut = try await db.isOptedOut(party)
      guard written.contains(where: { $0.body != nil }) else {
        return Found(
          messages: written.map { summary($0, title: nil, text: "") },
          reasons: reasons(of: written),
          isOptedOut: isOptedOut)
      }
      let keys = try await vault.keys(of: party, in: db)
      let messages = try written.map { message in
        let text = try message.body.map { try keys.openText($0, at: .body(of: message.id)) }
        let title = try message.title.map { try keys.openText($0, at: .title(of: message.id)) }
        return summary(message, title: title, text: text ?? "")
      }
      return Found(messages: messages, reasons: reasons(of: written), isOptedOut: isOptedOut)
    }
  }

  private func reasons(of written: [WrittenMessage]) -> [MessageID: String] {
    Dictionary(
      uniqueKeysWithValues: written.compactMap { line in line.reason.map { (line.id, $0) } })
  }

  private func summary(
    _ message: WrittenMessage, title: String?, text: String
  ) -> MessageSummary {
    MessageSummary(
      id: message.id, template: message.template, channel: message.channel, title: title,
      text: text, papers: message.papers.map(\.name), state: message.state,
      recordedAt: message.recordedAt)
  }
}
