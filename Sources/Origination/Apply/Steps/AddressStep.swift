import CRMAPI
import Kernel
import Web

/// Where the applicant lives: the postal code first, since it decides the state.
enum AddressStep {
  static func read(_ form: inout Form) throws(InvalidFields) -> PartyProfile {
    let code = form.checked("cp", PostalCode.self)
    let street = form.text("calle", "la calle", max: 100)
    let exterior = form.text("numero_exterior", "el número, o S/N si no tiene", max: 12)
    let interior = form.optionalText("numero_interior", max: 12)
    let neighborhood = form.text("colonia", "la colonia", max: 80)
    let municipality = form.text("municipio", "el municipio o la alcaldía", max: 80)
    try form.finish()
    guard let code else { throw InvalidFields(form.errors) }

    var profile = PartyProfile()
    profile.address = PostalAddress(
      street: street, exteriorNumber: exterior, interiorNumber: interior,
      neighborhood: neighborhood, municipality: municipality, state: code.state.curpCode,
      postalCode: code.text)
    return profile
  }
}
