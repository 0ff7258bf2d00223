import Foundation
import Kernel
import Vault

extension TwilioSandbox {
  struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
  }

  /// `POST /2010-04-01/Accounts/{Sid}/Messages.json`.
  func create(accountSid: String, authorization: String?, body: [UInt8]) -> Answer {
    guard let account = authorized(accountSid, authorization) else { return unauthorized }
    let form = TwilioForm(body: body)
    guard let to = form["To"], !to.isEmpty else { return refusal(21604, "A 'To' is required") }
    guard form["From"] != nil || form["MessagingServiceSid"] != nil else {
      return refusal(21603, "A 'From' or 'MessagingServiceSid' is required")
    }
    guard let text = form["Body"], !text.isEmpty else {
      return refusal(21602, "Message body is required")
    }
    guard text.unicodeScalars.count <= 1_600 else { return refusal(21617, "Body is too long") }
    if let code = Self.refusedNumbers[to] { return refusal(code, "Cannot send to \(to)") }
    guard to.hasPrefix("+"), (11...16).contains(to.count), to.dropFirst().allSatisfy(\.isNumber)
    else { return refusal(21211, "The 'To' number \(to) is not valid") }
    return take(text, to: to, from: form["From"], callback: form["StatusCallback"], by: account)
  }

  /// `GET /2010-04-01/Accounts/{Sid}/Messages/{MessageSid}.json`.
  func fetch(sid: String, accountSid: String, authorization: String?) -> Answer {
    guard let account = authorized(accountSid, authorization) else { return unauthorized }
    guard let text = texts.first(where: { $0.sid == sid && $0.tenant == account.tenant.number })
    else {
      return answer(TwilioError(code: 20404, message: "Not found", more_info: "", status: 404), 404)
    }
    return answer(told(text, from: nil, by: account), 200)
  }

  /// Twilio's own test numbers: those refuse at once.
  static let refusedNumbers = [
    "+15005550001": 21211, "+15005550002": 21612, "+15005550003": 21408, "+15005550004": 21610,
    "+15005550009": 21614,
  ]

  /// A Mexican phone ending in 0000 takes the message and never delivers it.
  static func undeliverableCode(_ phone: String) -> Int? { phone.hasSuffix("0000") ? 30_003 : nil }

  private func take(
    _ body: String, to phone: String, from sender: String?, callback: String?, by account: Account
  ) -> Answer {
    let now = world.now(account.tenant)
    let sid = "SM" + Hex.encode(Random.bytes(16))
    let code = Self.undeliverableCode(phone)
    let text = Text(
      sid: sid, tenant: account.tenant.number, phone: phone, body: body, receivedAt: now,
      status: code == nil ? "delivered" : "undelivered")
    keep(text)
    if let callback {
      notices.append(Notice(sid: sid, url: callback, status: .sent, code: nil, dueAt: now))
      notices.append(
        Notice(
          sid: sid, url: callback, status: code == nil ? .delivered : .undelivered, code: code,
          dueAt: now.addingTimeInterval(1)))
    }
    var queued = told(text, from: sender, by: account)
    queued.status = "queued"
    return answer(queued, 201)
  }

  /// Signs and posts the notices that are due.
  public func deliverDue() async {
    let due = notices.filter { notice in
      accountOf(notice.sid).map { notice.dueAt <= world.now($0.tenant) } ?? true
    }
    notices.removeAll { notice in
      due.contains { $0.sid == notice.sid && $0.status == notice.status }
    }
    for notice in due {
      guard let account = accountOf(notice.sid) else { continue }
      var pairs = [
        (name: "AccountSid", value: account.sid), (name: "MessageSid", value: notice.sid),
        (name: "MessageStatus", value: notice.status.rawValue),
      ]
      if let code = notice.code { pairs.append((name: "ErrorCode", value: String(code))) }
      let form = TwilioForm(pairs)
      let signature = TwilioSignature.value(
        url: notice.url, form: form, authToken: account.authToken)
      // A status that nobody takes is lost, as it is with Twilio; the sender may ask.
      _ = try? await post(
        notice.url,
        [
          ("content-type", "application/x-www-form-urlencoded"),
          ("x-twilio-signature", signature),
        ], form.body)
    }
  }

  private func accountOf(_ sid: String) -> Account? {
    texts.last { $0.sid == sid }.flatMap { text in
      accounts.values.first { $0.tenant.number == text.tenant }
    }
  }

  private func authorized(_ sid: String, _ authorization: String?) -> Account? {
    guard let account = accounts[sid], let authorization else { return nil }
    let expected = "Basic " + Base64.encode(Array("\(sid):\(account.authToken)".utf8))
    return constantTimeEquals(Array(expected.utf8), Array(authorization.utf8)) ? account : nil
  }

  private func told(_ text: Text, from sender: String?, by account: Account) -> TwilioMessage {
    let stamp = Self.rfc2822(text.receivedAt)
    return TwilioMessage(
      sid: text.sid, account_sid: account.sid, api_version: "2010-04-01", body: text.body,
      from: sender, to: text.phone, status: text.status, direction: "outbound-api",
      error_code: Self.undeliverableCode(text.phone), error_message: nil, num_media: "0",
      num_segments: String(text.body.count / 153 + 1), date_created: stamp, date_updated: stamp,
      date_sent: stamp, price: nil, price_unit: "USD", messaging_service_sid: nil,
      uri: "/2010-04-01/Accounts/\(account.sid)/Messages/\(text.sid).json")
  }

  static func rfc2822(_ instant: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return format.string(from: instant)
  }

  private var unauthorized: Answer {
    answer(
      TwilioError(
        code: 20003, message: "Authenticate", more_info: "https://www.twilio.com/docs/errors/20003",
        status: 401), 401)
  }

  private func refusal(_ code: Int, _ message: String) -> Answer {
    answer(
      TwilioError(
        code: code, message: message, more_info: "https://www.twilio.com/docs/errors/\(code)",
        status: 400), 400)
  }

  private func answer(_ value: some Encodable, _ status: Int) -> Answer {
    Answer(status: status, body: (try? Array(JSONEncoder().encode(value))) ?? [])
  }
}
