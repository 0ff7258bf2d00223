import KYCAPI
import Kernel
import Tenancy
import Web

extension NewApplicationBody {
  /// The portal's rule: what is necessary must be given, and a bureau's authorisation is asked for
  /// only where one is consulted.
  func given(for product: LoanProduct) throws(InvalidFields) -> PermitsStep.Given {
    var errors: [FieldError] = []
    func need(_ given: Bool, _ field: String, _ words: String) {
      if !given { errors.append(FieldError("consents/\(field)", words)) }
    }
    need(
      consents.privacyNoticeShown, "privacyNoticeShown",
      "Muestra el aviso de privacidad antes de pedir datos.")
    need(
      consents.financialData, "financialData",
      "Sin este permiso no se puede evaluar una solicitud.")
    need(
      !product.consultsBureau || consents.bureau == true, "bureau",
      "Este crédito consulta el historial: sin la autorización no se puede.")
    let address = consents.borrowerAddress
    need(
      address.count <= 64 && address.contains { !$0.isWhitespace }, "borrowerAddress",
      "Escribe la dirección IP desde la que la persona dio sus permisos.")
    guard errors.isEmpty else { throw InvalidFields(errors) }
    return [(.avisoDePrivacidad, true)]
      + PermitsStep.given(
        consultsBureau: product.consultsBureau, wantsPromotions: consents.marketing)
  }

  /// The same error where the body has the field: the checks speak of the portal's.
  static func inBody(_ refusal: any Refusal) -> any Refusal {
    let errors = refusal.problem.errors
    guard errors.contains(where: { places[$0.field] != nil }) else { return refusal }
    return InvalidFields(errors.map { FieldError(places[$0.field] ?? $0.field, $0.message) })
  }

  private static let places = [
    "nombre": "applicant/givenNames", "primer_apellido": "applicant/firstSurname",
    "segundo_apellido": "applicant/secondSurname", "curp": "applicant/curp",
    "rfc": "applicant/rfc", "correo": "applicant/email",
    "pais_nacimiento": "applicant/countryOfBirth", "entidad_nacimiento": "applicant/curp",
    "nacionalidad": "applicant/nationality", "ocupacion": "applicant/occupation",
    "ingreso_mensual": "applicant/monthlyIncome", "clabe": "applicant/clabe",
    "cp": "applicant/address/postalCode", "calle": "applicant/address/street",
    "numero_exterior": "applicant/address/exteriorNumber",
    "numero_interior": "applicant/address/interiorNumber",
    "colonia": "applicant/address/neighborhood", "municipio": "applicant/address/municipality",
    "monto": "amount", "plazo": "installments",
  ]
}
