public import ChannelsAPI
public import Kernel

/// Mail through an institution's own post office: authenticated, and always over TLS.
public struct SMTPMailer: Sendable {
  typealias Hand = @Sendable ([UInt8], _ to: String, SMTPAccount) async -> SMTPOutcome

  let account: @Sendable (TenantID) async throws -> SMTPAccount
  let hand: Hand

  init(account: @escaping @Sendable (TenantID) async throws -> SMTPAccount, handing: @escaping Hand)
  {
    self.account = account
    hand = handing
  }

  /// The mailer over the network.
  public init(account: @escaping @Sendable (TenantID) async throws -> SMTPAccount) {
    let room = PostRoom()
    self.init(account: account) { bytes, recipient, account in
      await room.run { SMTPTransport.hand(bytes, to: recipient, through: account) }
    }
  }

  /// The face that Channels knows.
  public var mailer: Mailer {
    Mailer(name: "smtp") { (tenant, mail) async throws(MessengerFailure) in
      try await send(mail, for: tenant)
    }
  }

  func send(
    _ mail: OutgoingMail, for tenant: TenantID
  ) async throws(MessengerFailure) -> MessengerReceipt {
    let account: SMTPAccount
    do { account = try await self.account(tenant) } catch {
      throw .unavailable(reason: "la institución no tiene correo configurado")
    }
    let letter = MIMEMail(
      mail: mail, senderName: account.senderName, sender: account.sender.text)
    let outcome = await hand(letter.bytes, mail.to.text, account)
    if let failure = SMTPReply.failure(outcome) { throw failure }
    return MessengerReceipt(providerID: letter.messageID, state: .sent)
  }
}
