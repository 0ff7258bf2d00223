import Foundation
import Testing
import Vault

struct TOTPTests {
  private let secret = Array("12345678901234567890".utf8)

  /// RFC 6238, appendix B, SHA-1.
  @Test(arguments: [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
    (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func codesAreRFC6238s(seconds: Int, code: String) {
    let instant = Date(timeIntervalSince1970: TimeInterval(seconds))
    #expect(TOTP.code(secret, step: TOTP.step(at: instant), digits: 8) == code)
  }

  private let instant = Date(timeIntervalSince1970: 1_111_111_111)

  @Test func theCurrentCodeAndTheOneBeforeAreAccepted() {
    let step = TOTP.step(at: instant)
    for offset: Int64 in [0, -1] {
      let code = TOTP.code(secret, step: step + offset)
      #expect(
        TOTP.acceptedStep(code, secret: secret, at: instant, after: nil) == step + offset)
    }
  }

  @Test func anOlderOrFutureCodeIsRefused() {
    let step = TOTP.step(at: instant)
    for offset: Int64 in [-2, 1, 20] {
      let code = TOTP.code(secret, step: step + offset)
      #expect(TOTP.acceptedStep(code, secret: secret, at: instant, after: nil) == nil)
    }
  }

  @Test func aStepAlreadySpentIsRefusedAndSoIsAnEarlierOne() {
    let step = TOTP.step(at: instant)
    let now = TOTP.code(secret, step: step)
    let before = TOTP.code(secret, step: step - 1)
    #expect(TOTP.acceptedStep(now, secret: secret, at: instant, after: step) == nil)
    #expect(TOTP.acceptedStep(before, secret: secret, at: instant, after: step) == nil)
    #expect(TOTP.acceptedStep(now, secret: secret, at: instant, after: step - 1) == step)
  }

  @Test func theEnrolmentNamesIssuerAndAccount() {
    let uri = TOTP.enrolmentURI(secret, issuer: "Solera Crédito", account: "ana")
    #expect(uri.hasPrefix("otpauth://totp/Solera%20Cr%C3%A9dito:ana?secret="))
    #expect(uri.contains("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
  }
}
