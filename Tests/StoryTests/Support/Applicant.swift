import Foundation
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
    application = "app_0190c1e29f3a7bdc8e5f0a1b2c3d" + String(0xA000 + number, radix: 16)
    clabe = CLABE.make(bank: 12, plaza: 180, account: 5_000 + number).text
  }

  /// Chosen by the program that asks for them.
  let application: String

  var email: String { "ana\(phone)@correo.example" }
  var e164: String { "+52" + phone }

  static let photograph = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAA+gAAAJ2AQAAAADkw5XOAAABlUlEQVR42u3ZwQ2AIBBFQZq0SZvUDggkuy7C"
        + "7N28zEUOvzXnnHOb31N16urq6urq6urq6urq6urq6urq6urq6uoTXwRtAerq6uqr1r0y6urq6urq6urq6urq"
        + "6urq6urq6urq6upf1q1C6urqdlivjLq6urq6urr66fW7d+n1q3fs7Ozs7Ozs7Ozs7OzsP7VnLSNj9qw6Ozs7"
        + "u/88Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7O3ud3SbFzs5uh/XGsbOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7PH2m1S"
        + "7OzsdlhvHDs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozt7rN0mxc7Obof1xrGzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Oz"
        + "x9ptUuzs7HZYbxw7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7+2h94ouEZURdXV19pXrtn1ZdXV1dXV1dXV1dXV1d"
        + "XV1dXV1dXV1d/bS6VUhdXd0O65VRV1dXV1dXV1dXV1dXV1dXV1dXV1dXV4+tW4XU1dXtsF4ZdfXF68455za+"
        + "F+oWT1BJ9XZpAAAAAElFTkSuQmCC") ?? Data())
}
