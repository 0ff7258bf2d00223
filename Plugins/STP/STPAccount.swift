public import Kernel
public import Vault

/// What an institution is at STP: its name there, its account, its key and where STP answers.
public struct STPAccount: Sendable {
  public let empresa: String
  /// The concentration account that pays and under which collection CLABEs hang.
  public let account: CLABE
  public let ordenante: String
  public let ordenanteRFC: String
  /// `https://demo.stpmex.com:7024` or the sandbox: without a final slash.
  public let baseURL: String
  public let signer: RSASigner
  /// Ten seconds, as STP asks of its clients.
  public let timeoutMilliseconds: Int

  public init(
    empresa: String, account: CLABE, ordenante: String, ordenanteRFC: String, baseURL: String,
    signer: RSASigner, timeoutMilliseconds: Int = 10_000
  ) {
    self.empresa = empresa
    self.account = account
    self.ordenante = ordenante
    self.ordenanteRFC = ordenanteRFC
    self.baseURL = baseURL
    self.signer = signer
    self.timeoutMilliseconds = timeoutMilliseconds
  }
}
