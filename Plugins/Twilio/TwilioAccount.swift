/// What an institution is at Twilio: its account, its number and where Twilio answers.
public struct TwilioAccount: Sendable {
  /// `AC` and 32 hexadecimal digits.
  public let sid: String
  public let authToken: String
  /// The one before a rotation: notices signed with it still hold.
  public let previousAuthToken: String?
  /// E.164, or a messaging service `MG…`.
  public let sender: String
  /// `https://api.twilio.com` or the sandbox: without a final slash.
  public let baseURL: String
  /// Where status notices are sent, exactly as Twilio will sign it.
  public let statusURL: String
  /// Where texts to the institution's number are sent, as it is written in Twilio's console.
  public let textURL: String
  public let timeoutMilliseconds: Int

  public init(
    sid: String, authToken: String, previousAuthToken: String? = nil, sender: String,
    baseURL: String, statusURL: String, textURL: String, timeoutMilliseconds: Int = 15_000
  ) {
    self.sid = sid
    self.authToken = authToken
    self.previousAuthToken = previousAuthToken
    self.sender = sender
    self.baseURL = baseURL
    self.statusURL = statusURL
    self.textURL = textURL
    self.timeoutMilliseconds = timeoutMilliseconds
  }
}
