/// Who borrows.
public struct BorrowerFields: DocumentFields, Hashable {
  public var fullName: String
  public var curp: String
  public var rfc: String
  public var address: String
  public var phone: String
  public var email: String?

  public init(
    fullName: String, curp: String, rfc: String, address: String, phone: String, email: String?
  ) {
    self.fullName = fullName
    self.curp = curp
    self.rfc = rfc
    self.address = address
    self.phone = phone
    self.email = email
  }

  public var entries: [Entry] {
    [
      .text("acreditado.nombre", "nombre completo del acreditado", fullName),
      .text("acreditado.curp", "CURP", curp),
      .text("acreditado.rfc", "RFC", rfc),
      .text("acreditado.domicilio", "domicilio", address),
      .text("acreditado.telefono", "teléfono", phone),
      .optional("acreditado.correo", "correo electrónico", email),
    ]
  }

  public static let sample = BorrowerFields(
    fullName: "Guadalupe Hernández Ríos", curp: "HERG900512MDFRSD09", rfc: "HERG900512AB1",
    address: "Calle Ejemplo 12, Col. Del Valle, 03100, Benito Juárez, CDMX",
    phone: "55 1234 5678", email: "lupita@correo.example")
}
