public import Foundation

/// A mail in a mailbox of the sandbox.
public struct ReceivedMail: Sendable, Identifiable {
  public let id: Int
  public let tenant: Int32
  /// Of the envelope, like `to`.
  public let from: String
  public let to: String
  public let receivedAt: Date
  public let size: Int
  public let content: MailContent
}

/// What a mail says, taken apart.
public struct MailContent: Hashable, Sendable {
  public struct Attachment: Hashable, Sendable {
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]
  }

  public internal(set) var subject = ""
  /// As the header shows it: `Solera <hola@solera.example>`.
  public internal(set) var sender = ""
  public internal(set) var messageID = ""
  public internal(set) var isAutomatic = false
  public internal(set) var text = ""
  public internal(set) var html: String?
  public internal(set) var attachments: [Attachment] = []
}

extension ReceivedMail: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, from, to, subject, text, messageID, receivedAt, attachments
  }

  private enum AttachmentKeys: String, CodingKey { case name, contentType, size }

  /// As the inbox tells a program: attachments by name, their bytes at an address of their own.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(content.sender, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(content.subject, forKey: .subject)
    try container.encode(content.text, forKey: .text)
    try container.encode(content.messageID, forKey: .messageID)
    try container.encode(receivedAt, forKey: .receivedAt)
    var list = container.nestedUnkeyedContainer(forKey: .attachments)
    for attachment in content.attachments {
      var item = list.nestedContainer(keyedBy: AttachmentKeys.self)
      try item.encode(attachment.name, forKey: .name)
      try item.encode(attachment.contentType, forKey: .contentType)
      try item.encode(attachment.bytes.count, forKey: .size)
    }
  }
}
