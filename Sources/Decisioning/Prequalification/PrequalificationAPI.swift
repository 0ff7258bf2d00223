import DecisioningAPI
import Kernel
import Tenancy
import Web

extension Decisioning {
  /// What the policy in force would answer, without a person and without keeping anything.
  var prequalificationRoutes: Routes {
    var routes = Routes()
    routes.api(
      .post, "/api/v1/prequalifications", scope: "decisions.read", Prequalification.spec
    ) { visit in
      let asked = try visit.json(Prequalification.self)
      let tenant = try tenants.tenant(visit.tenant)
      let source = tenant.manifest.policy(for: .prequalification)
      let answer = policies.answer(source, to: PolicyInputs(try asked.inputs()))
      return try .json(
        PrequalificationAnswer(
          outcome: answer.outcome, reasons: answer.reasons,
          policyVersion: PolicyVersion.text(
            source.map(PolicyVersion.init), manifestVersion: tenant.version)))
    }
    return routes
  }
}

/// What a program asks about.
struct Prequalification: APIModel {
  let ageYears: Int
  let state: String
  let monthlyIncome: Int64
  let monthlyPayment: Int64
  let amount: Int64
  let borrowerKind: DecisionInputs.BorrowerKind
  let isPoliticallyExposed: Bool
  let actsForSelf: Bool

  static let schema = Schema.object(
    "Prequalification",
    [
      .required("ageYears", .integer("Edad cumplida", minimum: 0, maximum: 130)),
      .required("state", .oneOf(states, "Estado donde vive, como en la CURP")),
      .required("monthlyIncome", amountSchema("Ingreso mensual")),
      .required("monthlyPayment", amountSchema("Lo que pagaría en un mes promedio")),
      .required("amount", amountSchema("Monto que pide")),
      .required("borrowerKind", .oneOf(["new", "returning"])),
      .required("isPoliticallyExposed", .boolean()),
      .required("actsForSelf", .boolean()),
    ],
    description: "Lo que las reglas miran.")

  static let spec = APISpec(
    "Precalificar sin guardar nada",
    description: "Responde lo que la política vigente diría. No recibe datos de identidad.",
    tag: "Decisiones", request: schema, requestExample: example,
    response: PrequalificationAnswer.schema, problems: [422])

  private static let states = Birthplace.all.map(\.rawValue)
  private static let centavosMax: Int64 = 100_000_000_000

  private static func amountSchema(_ words: String) -> Schema {
    .integer("\(words) (centavos)", minimum: 0, maximum: centavosMax, example: 500_000)
  }

  private static let example: JSONValue = [
    "ageYears": 35, "state": "DF", "monthlyIncome": 1_500_000, "monthlyPayment": 180_000,
    "amount": 800_000, "borrowerKind": "new", "isPoliticallyExposed": false,
    "actsForSelf": true,
  ]

  func inputs() throws(InvalidFields) -> DecisionInputs {
    var errors: [FieldError] = []
    if !(0...130).contains(ageYears) {
      errors.append(FieldError("/ageYears", "La edad va de 0 a 130 años."))
    }
    if !Self.states.contains(state) {
      errors.append(FieldError("/state", "Usa las dos letras del estado, como en la CURP."))
    }
    let amounts = [
      ("/monthlyIncome", monthlyIncome), ("/monthlyPayment", monthlyPayment), ("/amount", amount),
    ]
    for (field, value) in amounts where !(0...Self.centavosMax).contains(value) {
      errors.append(
        FieldError(field, "Es un importe en centavos, de cero a mil millones de pesos."))
    }
    guard errors.isEmpty else { throw InvalidFields(errors) }
    return DecisionInputs(
      ageYears: ageYears, state: state, monthlyIncome: .centavos(monthlyIncome),
      monthlyPayment: .centavos(monthlyPayment), amount: .centavos(amount),
      borrowerKind: borrowerKind, isPoliticallyExposed: isPoliticallyExposed,
      actsForSelf: actsForSelf)
  }
}

struct PrequalificationAnswer: APIModel {
  let outcome: Decision.Outcome
  let reasons: [DecisionReason]
  let policyVersion: String

  static let schema = Schema.object(
    "PrequalificationAnswer",
    [
      .required("outcome", DecisionView.outcomeSchema),
      .required("reasons", .array(DecisionView.reasonSchema)),
      .required("policyVersion", .string("Política y versión que respondió.")),
    ],
    description: "Lo que la política diría, con sus razones.")
}
