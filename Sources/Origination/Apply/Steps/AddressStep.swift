import CRMAPI
import Kernel
import PlacesAPI
import Web

/// Where the applicant lives: the postal code first, since it decides the state and, where the
/// catalogue has it, the municipality and the colonias to choose from.
enum AddressStep {
  /// What the list says last: "Mi colonia no aparece".
  static let unlisted = "otra"

  /// - Parameter area: what the catalogue has under the typed code; nil takes names as typed.
  static func read(
    _ form: inout Form, in area: PostalArea?
  ) throws(InvalidFields) -> PartyProfile {
    let code = form.checked("cp", PostalCode.self)
    let street = form.text("calle", "la calle", max: 100)
    let exterior = form.text("numero_exterior", "el número, o S/N si no tiene", max: 12)
    let interior = form.optionalText("numero_interior", max: 12)
    let municipality = municipality(&form, in: area)
    let neighborhood = neighborhood(&form, municipality, in: area)
    try form.finish()
    guard let code else { throw InvalidFields(form.errors) }

    var profile = PartyProfile()
    profile.address = PostalAddress(
      street: street, exteriorNumber: exterior, interiorNumber: interior,
      neighborhood: neighborhood.name, municipality: municipality, state: code.state.curpCode,
      postalCode: code.text, isNeighborhoodListed: neighborhood.isListed)
    return profile
  }

  private static func municipality(_ form: inout Form, in area: PostalArea?) -> String {
    let typed = form.text("municipio", "el municipio o la alcaldía", max: 80)
    guard let area, !typed.isEmpty else { return typed }
    if let listed = area.municipality(typed) { return listed }
    let known = area.municipalities.joined(separator: " o de ")
    form.refuse("municipio", "El código postal \(area.code) es de \(known). Revisa los dos.")
    return typed
  }

  private static func neighborhood(
    _ form: inout Form, _ municipality: String, in area: PostalArea?
  ) -> (name: String, isListed: Bool?) {
    guard let area else { return (form.text("colonia", "la colonia", max: 80), nil) }
    if form.typed("colonia") == unlisted {
      return (form.text("colonia_otra", "el nombre de tu colonia", max: 80), false)
    }
    let typed = form.text("colonia", "la colonia", max: 80)
    if let listed = area.settlement(typed, in: municipality) { return (listed.name, true) }
    if area.municipalities.contains(municipality), let elsewhere = area.settlement(typed) {
      form.refuse(
        "colonia",
        "\(elsewhere.name) es de \(elsewhere.municipality), no de \(municipality). Revisa los dos.")
    }
    return (typed, false)
  }
}
