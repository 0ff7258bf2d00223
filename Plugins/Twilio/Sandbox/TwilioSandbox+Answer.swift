public import Kernel
import Vault

extension TwilioSandbox {
  /// Somebody answers from their phone: posted, signed as Twilio signs it, to where the number's
  /// texts go. The status that our door gave, nil where it could not be reached.
  @discardableResult
  public func answer(_ body: String, from phone: String, to tenant: TenantID) async -> Int? {
    guard let account = accounts.values.first(where: { $0.tenant == tenant }) else { return nil }
    let sid = "SM" + Hex.encode(Random.bytes(16))
    let form = TwilioForm([
      ("AccountSid", account.sid), ("ApiVersion", "2010-04-01"), ("Body", body), ("From", phone),
      ("MessageSid", sid), ("NumMedia", "0"), ("NumSegments", "1"), ("SmsMessageSid", sid),
      ("SmsSid", sid), ("SmsStatus", "received"), ("To", account.number),
    ])
    let signature = TwilioSignature.value(
      url: account.textURL, form: form, authToken: account.authToken)
    return try? await post(
      account.textURL,
      [
        ("content-type", "application/x-www-form-urlencoded"), ("x-twilio-signature", signature),
      ], form.body)
  }
}
