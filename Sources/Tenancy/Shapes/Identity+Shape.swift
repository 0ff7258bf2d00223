import Kernel

extension Identity {
  static let shape = Shape<Identity>.object(
    Key("razonSocial", .text(5...200)),
    Key("nombreComercial", .text(2...40)),
    Key("tagline", .text(5...120)),
    Key("folioPrefix", .matching("[A-Z]{2,4}", "Escriba de 2 a 4 mayúsculas: SOL.")),
    Key(
      "rfc",
      Shape<RFC>.fact.checked("Use el RFC de la institución, de 12 caracteres.") { rfc in
        rfc.kind == .moral ? rfc.checkDigitWarning : "El RFC no es de una persona moral."
      }),
    Key(
      "sipres",
      .matching("[0-9]{4,7}", "Escriba entre comillas los dígitos de su clave en el SIPRES.")),
    Key("address", .text(10...200)),
    Key("postalCode", Shape<PostalCode>.fact),
    Key("city", .text(3...80).described("Ciudad cuyos tribunales son competentes.")),
    Key("phone", Shape<PhoneNumber>.fact),
    Key("email", .email),
    Key("website", .matching("https?://[a-z0-9.:/-]+", "Escriba la dirección con https://.")),
    make: Identity.init)
}

extension UNE {
  static let shape = Shape<UNE>.object(
    Key("address", .text(10...200)),
    Key("phone", Shape<PhoneNumber>.fact),
    Key("email", .email),
    Key("hours", .text(5...80)),
    make: UNE.init)
}

extension Privacy {
  static let shape = Shape<Privacy>.object(
    Key("email", .email), Key("address", .text(10...200)), make: Privacy.init)
}

extension Branch {
  static let shape = Shape<Branch>.object(
    Key("code", .slug), Key("name", .text(2...60)), Key("address", .text(5...200)),
    Key("state", Shape<MexicanState>.choice), make: Branch.init)
}

extension Accounts {
  static let shape = Shape<Accounts>.object(
    Key("own", Shape<CLABE>.fact.described("Cuenta que dispersa y concentra.")),
    Key("bank", .integer(1...999).described("Institución de las CLABE de los acreditados.")),
    Key("plaza", .integer(1...999)),
    Key(
      "prefix",
      .matching("[0-9]{1,6}", "Escriba entre comillas de 1 a 6 dígitos.")
        .described("Primeros dígitos de la cuenta, asignados por el participante.")),
    make: Accounts.init)
}
