import Foundation
import Testing
import Vault

struct RSATests {
  private static let signer = Result { try RSASigner.generate() }

  @Test func whatIsSignedVerifiesAndNothingElseDoes() throws {
    let signer = try Self.signer.get()
    let verifier = try RSAVerifier(publicPEM: signer.publicPEM)
    let chain = "||40072|CAUDAL|||CR1609257595|90646|1.20||"
    var signature = try signer.sign(chain)
    #expect(signature.count == 256)
    #expect(verifier.isValid(signature, for: chain))
    #expect(!verifier.isValid(signature, for: chain + " "))
    signature[17] ^= 1
    #expect(!verifier.isValid(signature, for: chain))
    #expect(!verifier.isValid([], for: chain))
  }

  @Test func theSignatureIsDeterministic() throws {
    let signer = try Self.signer.get()
    #expect(try signer.sign("uno") == signer.sign("uno"))
  }

  @Test func aKeyTravelsUnderAPassphrase() throws {
    let signer = try Self.signer.get()
    let pem = try signer.privatePEM(passphrase: "12345678")
      .opened(because: "the test carries it to the other side")
    #expect(pem.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    let again = try RSASigner(pem: pem, passphrase: "12345678")
    #expect(try again.sign("uno") == signer.sign("uno"))
    #expect(throws: UnusableKey.unreadable) { try RSASigner(pem: pem, passphrase: "otra") }
    #expect(throws: UnusableKey.unreadable) { try RSASigner(pem: pem) }
  }

  @Test func aShortKeyAndGarbageAreRefused() throws {
    #expect(throws: UnusableKey.unreadable) { try RSASigner(pem: "hola") }
    #expect(throws: UnusableKey.weak) { try RSASigner.generate(bits: 1_024) }
    #expect(throws: UnusableKey.unreadable) { try RSAVerifier(publicPEM: "hola") }
  }

  /// Signed elsewhere, over the raw body (a provider's webhook scheme).
  @Test func aSignatureMadeByAnotherImplementationVerifies() throws {
    let verifier = try RSAVerifier(publicPEM: Self.foreignKey)
    let signature = try #require(Base64.decode(Self.foreignSignature))
    #expect(verifier.isValid(signature, for: Self.foreignBody))
    #expect(!verifier.isValid(signature, for: Self.foreignBody + "\n"))
  }
}

extension RSATests {
  private static let foreignKey = """
    -----BEGIN PUBLIC KEY-----
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAq0fmVsv3twXMvBasDFw9
    xYhvrJFDNlbOtW6meBpKXgWDb1KNOp91mVEUw5qBp63wqIi2lH81OWo7zyIAl+Ql
    Xfi/LH2jf5hNo319psFtFjurXRTM0PowoX1VRVSLwGC7571w7Y9zy0BQdXJYbiEA
    chOcwRUT/YpZ7UdNUXeDh80ohSXV6xd/eTnlonl1fEj0qAqyLOwGrRDjK1zQfj1J
    YcPgt5WyXpjZPT/JZJqeW8JPSUYI+gerisuoO4JMxePXulMsqqRhBzCEwFjGvD4D
    c9TtfizxcXuIK13YxUrkvch9Lr1R6MFtbIEuf7Xi+ktGdoSUhSLWwvoXEznqR7Z8
    FQIDAQAB
    -----END PUBLIC KEY-----
    """

  private static let foreignSignature = [
    "QgdzrwYg8GGUWMAbP4QDfY8r/z6A+/Hm9sTjEX+bvsJtCKR92gHNmxlyxYrE5Tm06YzIGkIZctHI8NG9r+3ovT",
    "+XSFOsj4Xqpv3sblwz4HN7vKxEIsTpP8gaC4AafvY01e6GEsbVdCQgsNIas2LJHlZkCM8SASos5UOMQow9OKi9",
    "G2lbB4v8zVV+ngp2AMtLxAO0TEgL96oUrZmp5b4edSePgu5jQklGbXTIV+jxmi8+ccBXQk+A6qHfErhEVICAu8",
    "S/mYSRSFVfdv2HiFG1sMpuUdSndwpJqTzICrnybVTmiWq3M+1WSpnWYdahSw7N6EVo7ZUftvcvAZ/rOCD7eQ==",
  ].joined()

  private static let foreignBody =
    #"{"type":"charge.paid","data":{"object":{"id":"63efa757cf65380001aec040","#
    + #""amount":4321,"name":"Núñez"}}}"#
}
