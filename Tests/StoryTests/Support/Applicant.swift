import Kernel

/// Someone with keys that hold their own rules and belong to nobody.
struct Applicant: Sendable {
  let phone: String
  let curp: String
  let rfc: String
  let clabe: String

  init(_ number: Int) {
    let digits = String(10_000_000 + number)
    phone = "55" + digits
    let seventeen = "GALA900512MDFRPN\(number % 10)"
    curp = seventeen + String(CURP.checkDigit(of: seventeen))
    let twelve = "GALA900512A\(number % 9 + 1)"
    rfc = twelve + String(RFC.checkDigit(of: twelve))
    clabe = CLABE.make(bank: 12, plaza: 180, account: 5_000 + number).text
  }

  var email: String { "ana\(phone)@correo.example" }
  var e164: String { "+52" + phone }

  static let photograph: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52,
  ]
}
