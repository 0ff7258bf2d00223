/// Who lends and where to complain: on every document.
public struct LenderFields: DocumentFields, Hashable {
  public var brand: String
  public var legalName: String
  public var rfc: String
  public var address: String
  public var phone: String
  public var email: String
  public var site: String
  public var sipres: String
  public var uneAddress: String
  public var unePhone: String
  public var uneEmail: String
  public var uneHours: String
  public var privacyEmail: String
  /// City and state whose courts are competent.
  public var city: String
  public var isDemonstration: Bool

  public init(
    brand: String, legalName: String, rfc: String, address: String, phone: String,
    email: String, site: String, sipres: String, uneAddress: String, unePhone: String,
    uneEmail: String, uneHours: String, privacyEmail: String, city: String,
    isDemonstration: Bool
  ) {
    self.brand = brand
    self.legalName = legalName
    self.rfc = rfc
    self.address = address
    self.phone = phone
    self.email = email
    self.site = site
    self.sipres = sipres
    self.uneAddress = uneAddress
    self.unePhone = unePhone
    self.uneEmail = uneEmail
    self.uneHours = uneHours
    self.privacyEmail = privacyEmail
    self.city = city
    self.isDemonstration = isDemonstration
  }

  public var entries: [Entry] {
    [
      .text("institucion.marca", "nombre comercial", brand),
      .text("institucion.razonSocial", "razón social completa", legalName),
      .text("institucion.rfc", "RFC de la institución", rfc),
      .text("institucion.domicilio", "domicilio de la institución", address),
      .text("institucion.telefono", "teléfono de atención", phone),
      .text("institucion.correo", "correo de atención", email),
      .text("institucion.sitio", "página de internet", site),
      .text("institucion.sipres", "clave en el SIPRES", sipres),
      .text("institucion.ciudad", "ciudad cuyos tribunales son competentes", city),
      .text("une.domicilio", "domicilio de la Unidad Especializada", uneAddress),
      .text("une.telefono", "teléfono de la Unidad Especializada", unePhone),
      .text("une.correo", "correo de la Unidad Especializada", uneEmail),
      .text("une.horario", "horario de la Unidad Especializada", uneHours),
      .text("privacidad.correo", "correo para derechos ARCO", privacyEmail),
      .flag("demostracion", "documento sin validez legal", isDemonstration),
    ]
  }

  public static let sample = LenderFields(
    brand: "Solera", legalName: "Solera Demostración, S.A. de C.V., SOFOM, E.N.R.",
    rfc: "SDE200101AB1", address: "Av. de la Demostración 100, Col. Centro, 06000, CDMX",
    phone: "55 0000 0000", email: "hola@solera.example", site: "https://solera.example",
    sipres: "00001", uneAddress: "Av. de la Demostración 100, Col. Centro, 06000, CDMX",
    unePhone: "55 0000 0001", uneEmail: "une@solera.example",
    uneHours: "lunes a viernes de 9:00 a 18:00 h", privacyEmail: "privacidad@solera.example",
    city: "Ciudad de México", isDemonstration: true)
}
