import KYCAPI
import Kernel
import Web

/// Separate acts of consent: each its own box, none ticked beforehand.
enum PermitsStep {
  typealias Given = [(purpose: Consent.Purpose, isGranted: Bool)]

  static func read(_ form: inout Form, consultsBureau: Bool) throws(InvalidFields) -> Given {
    _ = form.accepted(
      "datos_financieros",
      orSay: "Para evaluar tu crédito necesitamos tu permiso de usar tus datos financieros.")
    if consultsBureau {
      _ = form.accepted(
        "buro", orSay: "Este crédito consulta tu historial: sin tu autorización no podemos.")
    }
    try form.finish()
    return given(
      consultsBureau: consultsBureau, wantsPromotions: form.isTicked("mercadotecnia"))
  }

  /// The acts of somebody who gave what is necessary: of the bureau only where one is consulted.
  static func given(consultsBureau: Bool, wantsPromotions: Bool) -> Given {
    [(.datosFinancieros, true)] + (consultsBureau ? [(.buroDeCredito, true)] : [])
      + [(.mercadotecnia, wantsPromotions)]
  }
}
