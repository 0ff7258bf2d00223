import DecisioningAPI
import Kernel
import Tenancy
import Web

extension Decisioning {
  /// What a policy of the institution answers to inputs by name, without keeping anything.
  var evaluationRoutes: Routes {
    var routes = Routes()
    routes.api(.post, "/api/v1/decisions", scope: "decisions.read", DecisionQuestion.spec) {
      visit in
      let asked = try visit.json(DecisionQuestion.self)
      let use = try asked.use()
      guard let source = try tenants.manifest(visit.tenant).policy(for: use),
        let policy = policies.policy(source)
      else { throw PolicyMissing(use: use) }
      let answer = policy.answer(try asked.inputs(for: policy.variables))
      return try .json(DecisionAnswer(answer, of: source))
    }
    return routes
  }
}

/// The institution was opened before its policies were models.
struct PolicyMissing: Refusal, Hashable {
  let use: PolicySource.Use

  var problem: Problem {
    Problem(
      "decisioning/policy-missing", status: 409, title: "No hay una política que responda",
      detail: "Ponga en vigor policies/\(use.rawValue).v1.dmn con «caudal tenant apply».")
  }
}

/// What a program asks a policy.
struct DecisionQuestion: APIModel {
  let policy: String
  /// By the catalogue's names.
  let inputs: [String: GivenValue]

  static let schema = Schema.object(
    "DecisionQuestion",
    [
      .required(
        "policy",
        .oneOf(PolicySource.Use.allCases.map(\.rawValue), "Cuál de las políticas en vigor.")),
      .required("inputs", inputSchema),
    ],
    description: "Una pregunta a una política. No recibe datos de identidad.")

  private static let inputSchema = Schema.object(
    "DecisionInputs",
    PolicyVariable.allCases.map { .optional($0.rawValue, $0.schema) },
    description: "Por el nombre que llevan en el catálogo: todas las que la política mira.")

  static let spec = APISpec(
    "Preguntar a una política sin guardar nada",
    description: "Responde lo que la política en vigor diría, con cada regla que se aplicó.",
    tag: "Decisiones", request: schema, requestExample: example,
    response: DecisionAnswer.schema, problems: [409, 422])

  private static let example: JSONValue = [
    "policy": "prequalification",
    "inputs": [
      "edad": 35, "estado": "CMX", "ingreso mensual": 1_500_000, "pago mensual": 180_000,
      "monto": 800_000, "tipo de cliente": "nuevo", "persona políticamente expuesta": false,
      "actúa por cuenta propia": true,
    ],
  ]
}

/// A value in a request: which kind is wanted, the catalogue says.
enum GivenValue: Hashable, Sendable, Codable {
  case flag(Bool)
  case whole(Int64)
  case text(String)
  /// Null, a fraction, a list or an object.
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? container.decode(Int64.self) {
      self = .whole(whole)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .whole(let whole): try container.encode(whole)
    case .text(let text): try container.encode(text)
    case .other: try container.encodeNil()
    }
  }
}
