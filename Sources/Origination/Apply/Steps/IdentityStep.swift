import CRMAPI
import Kernel
import Web

/// Who the applicant is. The CURP already says birth date, sex and state: they are not asked
/// again, only compared.
enum IdentityStep {
  static func read(_ form: inout Form) throws(InvalidFields) -> PartyProfile {
    var profile = PartyProfile()
    profile.givenNames = form.name("nombre", "tu nombre o nombres")
    profile.firstSurname = form.name("primer_apellido", "tu primer apellido")
    if form.optionalText("segundo_apellido", max: 60) != nil {
      profile.secondSurname = form.name("segundo_apellido", "tu segundo apellido")
    }
    if form.optionalText("correo") != nil {
      profile.email = form.checked("correo", EmailAddress.self)?.text
    }
    let curp = form.checked("curp", CURP.self)
    let rfc = form.checked("rfc", RFC.self)
    profile.countryOfBirth = form.choice(
      "pais_nacimiento", "el país donde naciste", among: Country.all.map(\.alpha3))
    profile.nationality = form.choice(
      "nacionalidad", "tu nacionalidad", among: Country.all.map(\.alpha3))
    let birthplace = Birthplace(rawValue: form.typed("entidad_nacimiento"))
    if birthplace == nil { form.refuse("entidad_nacimiento", "Elige la entidad donde naciste.") }

    if let curp { compare(curp, rfc: rfc, birthplace: birthplace, profile, in: &form) }
    try form.finish()
    profile.curp = curp?.text
    profile.rfc = rfc?.text
    profile.bornOn = curp?.birthDate
    profile.sex = curp?.sex.rawValue
    profile.stateOfBirth = birthplace?.rawValue
    return profile
  }

  /// What is compared where the CURP is not what the name would give; nil where it is.
  static func curpToCompare(_ form: Form) -> String? {
    var profile = PartyProfile()
    profile.givenNames = form.typed("nombre")
    profile.firstSurname = form.typed("primer_apellido")
    profile.secondSurname = form.typed("segundo_apellido")
    profile.curp = CURP(form.typed("curp"))?.text
    guard profile.curpWarning != nil else { return nil }
    return [profile.curp ?? "", profile.fullName].joined(separator: " ")
  }

  /// What the applicant was asked to compare before going on, and has not.
  static func hasWarnings(_ form: Form) -> Bool {
    if let curp = curpToCompare(form), form.typed("curp_comparada") != curp { return true }
    guard let rfc = RFC(form.typed("rfc")), rfc.checkDigitWarning != nil else { return false }
    return form.typed("rfc_comparado") != rfc.text
  }

  private static func compare(
    _ curp: CURP, rfc: RFC?, birthplace: Birthplace?, _ profile: PartyProfile,
    in form: inout Form
  ) {
    if let birthplace, birthplace != curp.birthplace {
      form.refuse(
        "entidad_nacimiento",
        "Tu CURP dice \(curp.birthplace.name). Revisa la CURP o elige esa entidad.")
    }
    let isAbroad = curp.birthplace == .abroad
    if let country = profile.countryOfBirth, (country == "MEX") == isAbroad {
      form.refuse(
        "pais_nacimiento",
        isAbroad
          ? "Tu CURP dice que naciste fuera de México. Elige ese país."
          : "Tu CURP dice que naciste en México.")
    }
    if let rfc {
      if rfc.kind != .fisica {
        form.refuse("rfc", "Escribe tu RFC de persona física, de 13 caracteres.")
      } else if rfc.text.dropFirst(4).prefix(6) != curp.text.dropFirst(4).prefix(6) {
        form.refuse("rfc", "La fecha del RFC no es la de tu CURP. Revisa los dos.")
      }
    }
  }
}
