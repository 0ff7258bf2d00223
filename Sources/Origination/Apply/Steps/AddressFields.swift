import Kernel
import PlacesAPI
import Web

/// How the address is asked, which depends on what is known of its postal code.
enum AddressQuestion: Sendable {
  /// The code alone, first: the rest follows from it.
  case code
  /// Everything by hand; `isUnknown` where there is a catalogue and it does not have the code.
  case typed(isUnknown: Bool)
  /// The municipality is told and the colonia chosen.
  case listed(PostalArea)
}

/// The fields of an address, one way or another.
struct AddressFields {
  let form: Form
  let question: AddressQuestion
  /// Where another code is asked for.
  let again: Href

  var content: HTML {
    switch question {
    case .code: code
    case .typed(let isUnknown):
      """
      \(isUnknown ? unknown : .empty)\
      \(code)\
      \(Field.text(form, "municipio", "Municipio o alcaldía", autocomplete: "address-level2",
        max: 80))\
      \(Field.text(form, "colonia", "Colonia, ejido o pueblo", autocomplete: "address-level3",
        max: 80))\
      \(street)
      """
    case .listed(let area): listed(area)
    }
  }

  private var code: HTML {
    Field.text(
      form, "cp", "Código postal", hint: "5 dígitos.", keyboard: .numeric,
      autocomplete: "postal-code", size: .short, max: 5)
  }

  private var unknown: HTML {
    notice(
      .warn,
      """
      <p>No tenemos ese código postal en nuestra lista. Revísalo en tu comprobante; si así es, \
      escribe tú el municipio y la colonia.</p>
      """)
  }

  private func listed(_ area: PostalArea) -> HTML {
    let towns = area.municipalities
    let isOne = towns.count == 1
    let places = area.settlements.map { place in
      Choice(
        place.name,
        isOne
          ? "\(place.name) (\(place.kind))"
          : "\(place.name) (\(place.kind), \(place.municipality))")
    }
    return """
      \(Field.hidden("cp", area.code.text))
      <p>Código postal <strong>\(area.code)</strong>: \(isOne ? "\(towns[0]), " : "")\
      \(area.code.state.name). <a href="\(again)">Cambiar el código</a></p>
      \(isOne
        ? Field.hidden("municipio", towns[0])
        : Field.select(
          form, "municipio", "Municipio o alcaldía", towns.map { Choice($0, $0) }))\
      \(Field.select(
        form, "colonia", "Colonia, ejido o pueblo",
        places + [Choice(AddressStep.unlisted, "Mi colonia no aparece")]))\
      \(Field.text(
        form, "colonia_otra", "Nombre de tu colonia (solo si no aparece)",
        autocomplete: "address-level3", max: 80))\
      \(street)
      """
  }

  private var street: HTML {
    """
    \(Field.text(form, "calle", "Calle", autocomplete: "address-line1", max: 100))\
    \(Field.text(form, "numero_exterior", "Número exterior", hint: "S/N si no tiene.",
      size: .short, max: 12))\
    \(Field.text(form, "numero_interior", "Número interior (opcional)", size: .short, max: 12))
    """
  }
}
