import Kernel
import Web

/// Three statements that the anti-laundering rules ask of everyone (LGOAAC art. 95 Bis).
enum DeclarationsStep {
  static let origins = [
    "Salario", "Negocio propio", "Pensión", "Remesas", "Apoyo familiar", "Otro",
  ]

  struct Declared: Sendable {
    let isPoliticallyExposed: Bool
    let actsForSelf: Bool
    let fundsOrigin: String
  }

  static func read(_ form: inout Form) throws(InvalidFields) -> Declared {
    let exposed = form.yesOrNo("pep")
    let forSelf = form.yesOrNo("cuenta_propia")
    let origin = form.choice("origen", "de dónde saldrá el dinero de tus pagos", among: origins)
    try form.finish()
    guard let exposed, let forSelf, let origin else { throw InvalidFields(form.errors) }
    return Declared(isPoliticallyExposed: exposed, actsForSelf: forSelf, fundsOrigin: origin)
  }
}
