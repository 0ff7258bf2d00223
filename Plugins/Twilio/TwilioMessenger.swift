public import ChannelsAPI
import Foundation
public import Kernel
import Vault
public import Web

/// Text messages through Twilio's Messages API.
public struct TwilioMessenger: Sendable {
  public struct Call: Sendable {
    public let method: String
    public let url: String
    public let headers: [(String, String)]
    public let body: [UInt8]
    public let timeoutMilliseconds: Int
  }

  public typealias Send =
    @Sendable (Call) async throws(MessengerFailure) -> (status: Int, body: [UInt8])

  let account: @Sendable (TenantID) async throws -> TwilioAccount
  let call: Send

  public init(
    account: @escaping @Sendable (TenantID) async throws -> TwilioAccount,
    sending call: @escaping Send
  ) {
    self.account = account
    self.call = call
  }

  /// The messenger over the network.
  public init(
    account: @escaping @Sendable (TenantID) async throws -> TwilioAccount,
    over client: OutboundClient
  ) {
    self.init(account: account) { (call) async throws(MessengerFailure) in
      do throws(OutboundFailure) {
        let reply = try await client.call(
          method: call.method, url: call.url, headers: call.headers, body: call.body,
          timeout: .milliseconds(call.timeoutMilliseconds))
        return (reply.status, reply.body)
      } catch {
        throw .unavailable(reason: "\(error)")
      }
    }
  }

  /// The face that Channels knows.
  public var messenger: Messenger {
    Messenger(
      name: "twilio",
      send: { (tenant, text) async throws(MessengerFailure) in try await send(text, for: tenant) },
      find: { (tenant, sid) async throws(MessengerFailure) in try await find(sid, for: tenant) },
      readStatus: { (tenant, notice) async throws(StatusRefused) in
        try await read(notice, for: tenant)
      },
      readText: { (tenant, notice) async throws(StatusRefused) in
        try await readText(notice, for: tenant)
      })
  }
}

extension TwilioMessenger {
  func send(
    _ text: OutgoingText, for tenant: TenantID
  ) async throws(MessengerFailure) -> MessengerReceipt {
    let account = try await account(of: tenant)
    let sender = account.sender.hasPrefix("MG") ? "MessagingServiceSid" : "From"
    let form = TwilioForm([
      ("To", text.phone), (sender, account.sender), ("Body", text.body),
      ("StatusCallback", account.statusURL),
    ])
    let reply = try await call(
      Call(
        method: "POST", url: messages(of: account) + ".json",
        headers: [
          ("authorization", authorization(of: account)),
          ("content-type", "application/x-www-form-urlencoded"),
        ], body: form.body, timeoutMilliseconds: account.timeoutMilliseconds))
    return try TwilioReply.created(status: reply.status, body: reply.body)
  }

  func find(
    _ sid: String, for tenant: TenantID
  ) async throws(MessengerFailure) -> DeliveryState? {
    let account = try await account(of: tenant)
    let reply = try await call(
      Call(
        method: "GET", url: messages(of: account) + "/\(sid).json",
        headers: [("authorization", authorization(of: account))], body: [],
        timeoutMilliseconds: account.timeoutMilliseconds))
    if reply.status == 404 { return nil }
    return try TwilioReply.created(status: reply.status, body: reply.body).state
  }

  /// The signature is checked before a single field is believed.
  func read(
    _ notice: StatusNotice, for tenant: TenantID
  ) async throws(StatusRefused) -> StatusChange {
    let form = try await signed(notice, at: \.statusURL, for: tenant)
    guard let sid = form["MessageSid"] ?? form["SmsSid"],
      let status = (form["MessageStatus"] ?? form["SmsStatus"]).flatMap(TwilioStatus.init)
    else { throw .unreadable(reason: "no dice de qué mensaje habla") }
    return StatusChange(
      providerID: sid, state: status.state(code: form["ErrorCode"].flatMap { Int($0) }))
  }

  /// `From` and `Body` of a text that reached the institution's number.
  func readText(
    _ notice: StatusNotice, for tenant: TenantID
  ) async throws(StatusRefused) -> IncomingText {
    let form = try await signed(notice, at: \.textURL, for: tenant)
    guard let phone = form["From"], !phone.isEmpty, let body = form["Body"] else {
      throw .unreadable(reason: "no dice quién escribe ni qué")
    }
    return IncomingText(phone: phone, body: body)
  }

  private func signed(
    _ notice: StatusNotice, at address: KeyPath<TwilioAccount, String> & Sendable,
    for tenant: TenantID
  ) async throws(StatusRefused) -> TwilioForm {
    guard let account = try? await account(tenant) else { throw .badSignature }
    let tokens = [account.authToken] + (account.previousAuthToken.map { [$0] } ?? [])
    guard let signature = notice.headers["x-twilio-signature"],
      TwilioSignature.isValid(
        signature, url: account[keyPath: address], headers: notice.headers, body: notice.body,
        authTokens: tokens)
    else { throw .badSignature }
    return TwilioForm(body: notice.body)
  }

  private func account(
    of tenant: TenantID
  ) async throws(MessengerFailure) -> TwilioAccount {
    do { return try await account(tenant) } catch {
      throw .unavailable(reason: "la institución no tiene cuenta de mensajes configurada")
    }
  }

  private func messages(of account: TwilioAccount) -> String {
    "\(account.baseURL)/2010-04-01/Accounts/\(account.sid)/Messages"
  }

  private func authorization(of account: TwilioAccount) -> String {
    "Basic " + Base64.encode(Array("\(account.sid):\(account.authToken)".utf8))
  }
}
