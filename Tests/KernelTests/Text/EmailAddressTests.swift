import Kernel
import Testing

@Suite struct EmailAddressTests {
  @Test(arguments: [
    ("lupita@correo.example", "lupita@correo.example"),
    ("  Lupita.Ruiz+credito@Correo.EXAMPLE ", "Lupita.Ruiz+credito@correo.example"),
    ("a@b.mx", "a@b.mx"), ("o'hara_1@sub.dominio.com.mx", "o'hara_1@sub.dominio.com.mx"),
  ])
  func anAddressIsReadAsPeopleWriteIt(typed: String, text: String) {
    #expect(EmailAddress(typed)?.text == text)
  }

  @Test(arguments: [
    "", "lupita", "lupita@", "@correo.mx", "lupita@correo", "a@b@c.mx", "a b@c.mx",
    ".lupita@c.mx", "lupita.@c.mx", "lu..pita@c.mx", "lupita@-c.mx", "lupita@c-.mx",
    "lupita@c..mx", "lupita@c.m", "lupita@10.0.0.1", "peña@c.mx", "lupita@peña.mx",
    "\"lupita\"@c.mx", "lupita@c.mx\r\nBcc: otra@c.mx", "lupita@c.mx,otra@c.mx",
    "<lupita@c.mx>", "lupita\u{0}@c.mx",
  ])
  func whatIsNotOnePlainAddressIsRefused(typed: String) {
    #expect(EmailAddress(typed) == nil)
  }

  @Test func aLongOneIsRefused() {
    #expect(EmailAddress(String(repeating: "a", count: 65) + "@c.mx") == nil)
    #expect(EmailAddress("a@" + String(repeating: "b.", count: 80) + "mx") == nil)
  }

  @Test func itIsShownMaskedAndComparedWithoutCase() throws {
    let address = try #require(EmailAddress("Lupita@correo.example"))
    #expect(address.masked == "L•••@correo.example")
    #expect("\(address)" == "L•••@correo.example")
    #expect(address.key == "lupita@correo.example")
  }
}
