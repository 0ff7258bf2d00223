import DecisioningAPI
import Foundation
public import Kernel
import Postgres
import Tenancy
public import Web

extension Decisioning {
  var decisionPages: Routes {
    var routes = Routes()
    routes.get("/oficina/decisiones/:decision", .staff("application.read")) { visit in
      let id = try visit.id("decision", DecisionID.self)
      guard let replayed = try await replay(id, for: visit.tenant) else { throw NotFound() }
      let zone = try tenants.manifest(visit.tenant).timeZone
      return .page(DecisionPage(replayed, in: zone), chrome: .office)
    }
    routes.api(.get, "/api/v1/decisions/:decision", scope: "decisions.read", DecisionView.spec) {
      visit in
      let id = try visit.id("decision", DecisionID.self)
      guard let decision = try await client.decision(visit.tenant, id) else { throw NotFound() }
      return try .json(DecisionView(decision))
    }
    routes.shows(DecisionPage.self, in: .office)
    return routes
  }

  /// The part of an application's page that says why.
  public var panel: Panel<ApplicationID> {
    Panel("Por qué", order: 30) { visit, application in
      let latest = try await database.read(for: visit.tenant) { db in
        try await db.latestDecision(of: application)
      }
      guard let latest, let replayed = try await replay(latest.decision.id, for: visit.tenant)
      else { return emptyState("Aún no hay una decisión", "Se toma al enviar la solicitud.") }
      let page = DecisionPage(replayed, in: try tenants.manifest(visit.tenant).timeZone)
      let link: Href = "/oficina/decisiones/\(latest.decision.id)"
      return """
        \(page.summary)
        <p><a href="\(link)">Ver la decisión completa</a></p>
        """
    }
  }
}

/// A decision as programs read it.
struct DecisionView: APIModel {
  let id: DecisionID
  let outcome: Decision.Outcome
  let reasons: [DecisionReason]
  let conditions: [DecisionReason]
  let offers: [OfferView]
  let policyVersion: String
  let decidedAt: Date

  init(_ decision: Decision) {
    id = decision.id
    outcome = decision.outcome
    reasons = decision.reasons
    conditions = decision.conditions
    offers = decision.offers.map(OfferView.init)
    policyVersion = decision.policyVersion
    decidedAt = decision.decidedAt
  }

  static let schema = Schema.object(
    "Decision",
    [
      .required("id", .id("dec")), .required("outcome", outcomeSchema),
      .required("reasons", .array(reasonSchema)),
      .required("conditions", .array(reasonSchema, "Lo que falta cumplir antes de dispersar.")),
      .required("offers", .array(OfferView.schema)),
      .required("policyVersion", .string("Política y versión que respondió.")),
      .required("decidedAt", .instant()),
    ],
    description: "Una respuesta con sus razones.")

  static let outcomeSchema = Schema.oneOf(
    ["approved", "referred", "declined"], "referred: la revisa una persona.")

  static let reasonSchema = Schema.object(
    "DecisionReason", [.required("code", .string()), .required("message", .string())],
    description: "Por qué, en palabras.")

  static let spec = APISpec(
    "Una decisión y sus razones", tag: "Decisiones", path: ["decision": .id("dec")],
    response: schema, problems: [404])
}

/// An offer as programs read it.
struct OfferView: APIModel {
  let amount: Int64
  let installmentCount: Int?

  init(_ offer: DecisionOffer) {
    amount = offer.amount.minorUnits
    installmentCount = offer.installmentCount
  }

  static let schema = Schema.object(
    "DecisionOffer",
    [
      .required("amount", .centavos("Lo que se prestaría", minimum: 1)),
      .optional("installmentCount", .integer("En cuántos pagos", minimum: 1)),
    ],
    description: "Lo que la política ofrece en lugar de lo pedido, o además.")
}
