import Testing
import Vault

/// Each primitive gives what its standard prints.
struct KnownAnswerTests {
  @Test func sha256OfAbcIsFIPS180s() {
    #expect(
      Hex.encode(SHA256.digest("abc"))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func hmacSHA256IsRFC4231Case2() {
    let mac = HMAC.sha256("what do ya want for nothing?", key: Array("Jefe".utf8))
    #expect(
      Hex.encode(mac) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  /// Key longer than a block: it is digested first.
  @Test func hmacSHA256IsRFC4231Case6() {
    let mac = HMAC.sha256(
      "Test Using Larger Than Block-Size Key - Hash Key First",
      key: [UInt8](repeating: 0xAA, count: 131))
    #expect(
      Hex.encode(mac) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func hmacSHA1IsRFC2202Case2() {
    let mac = HMAC.sha1(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(Hex.encode(mac) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
  }

  @Test func blake2bOfAbcIsRFC7693s() {
    let digest = BLAKE2b.digest(Array("abc".utf8), byteCount: 64)
    #expect(
      Hex.encode(digest).hasPrefix("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2")
    )
  }

  @Test func crc32OfTheCheckStringIsCBF43926() {
    #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
  }

  @Test func ed25519IsRFC8032Test2() throws {
    let seed = try #require(
      Hex.decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    let signer = Ed25519Signer(seed: seed)
    #expect(
      Hex.encode(signer.publicKey)
        == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    let signature = signer.sign([0x72])
    #expect(Hex.encode(signature).hasPrefix("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8f"))
    #expect(Ed25519Signer.isValid(signature, for: [0x72], publicKey: signer.publicKey))
    #expect(!Ed25519Signer.isValid(signature, for: [0x73], publicKey: signer.publicKey))
  }
}
