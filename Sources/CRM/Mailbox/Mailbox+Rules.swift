import Kernel
import Vault

/// How a mailbox is asked about.
enum MailboxRules {
  static let daysValid = 7
  /// Questions in a day about one person, and to one mailbox: nobody's mail is flooded by us.
  static let questionsPerDay = 4

  /// The token of a link, and what is kept of it.
  static func token() -> (text: String, hash: [UInt8]) {
    let text = Base64URL.encode(Random.bytes(24))
    return (text, hash(of: text))
  }

  static func hash(of token: String) -> [UInt8] { SHA256.digest(Array(token.utf8)) }
}

extension Vault {
  func emailIndex(_ address: EmailAddress, tenant: TenantID) async throws -> [UInt8] {
    try await blindIndex(address.key, domain: "crm.party.email", tenant: tenant)
  }
}
