public import Kernel
public import Vault

/// What an institution is at its post office: where it stands, who it is there and whom it trusts.
public struct SMTPAccount: Sendable {
  /// Never in the clear: the words of a contract and a password travel here.
  public enum Security: String, Hashable, Sendable, CaseIterable {
    /// Port 587: begins in the clear and goes no further without TLS.
    case starttls
    /// Port 465: TLS from the first byte.
    case tls
  }

  public let host: String
  public let port: Int
  public let security: Security
  public let username: String
  public let password: Sealed<String>
  public let sender: EmailAddress
  /// As it stands before the address: the institution's trade name.
  public let senderName: String
  /// The only authority trusted, in PEM; nil trusts those of the machine.
  public let authority: String?
  public let timeoutMilliseconds: Int

  public init(
    host: String, port: Int, security: Security, username: String, password: Sealed<String>,
    sender: EmailAddress, senderName: String, authority: String? = nil,
    timeoutMilliseconds: Int = 20_000
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.username = username
    self.password = password
    self.sender = sender
    self.senderName = senderName
    self.authority = authority
    self.timeoutMilliseconds = timeoutMilliseconds
  }
}
