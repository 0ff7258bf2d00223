import Testing
import Vault

struct EncodingTests {
  private let foobar: [(String, String)] = [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ]

  @Test func base32IsRFC4648s() {
    for (plain, encoded) in foobar {
      #expect(Base32.encode(Array(plain.utf8)) == encoded)
      #expect(Base32.decode(encoded) == Array(plain.utf8))
    }
  }

  @Test func base32TakesWhatAPersonTypes() {
    #expect(Base32.decode("mzxw 6ytb oi==") == Array("foobar".utf8))
    #expect(Base32.decode("MZXW1") == nil)
  }

  @Test func base64URLHasOneSpellingOnly() {
    #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    #expect(Base64URL.decode("-_8") == [0xFB, 0xFF])
    #expect(Base64URL.decode("-_9") == nil)
    #expect(Base64URL.decode("-_8=") == nil)
    #expect(Base64URL.decode("+/8") == nil)
  }

  @Test func hexRefusesHalvesAndStrangers() {
    #expect(Hex.decode("00fFa1") == [0, 255, 161])
    #expect(Hex.decode("0") == nil)
    #expect(Hex.decode("0g") == nil)
    #expect(Hex.decode("é") == nil)
  }

  @Test func base62PadsAndOrders() {
    #expect(Base62.encode([0], width: 3) == "000")
    #expect(Base62.encode([61], width: 1) == "z")
    #expect(Base62.encode([62], width: 2) == "10")
    #expect(Base62.encode([UInt8](repeating: 255, count: 32), width: 43).count == 43)
  }
}
