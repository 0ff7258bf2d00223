import DecisioningAPI
import Web

extension DecisionPage {
  static let samples: KeyValuePairs = [
    "aprobada": sample(.approved, ["Cumples con todos los requisitos."], applied: false),
    "por revisar": sample(
      .referred, ["Los pagos pasarían del 30 % de tu ingreso."], applied: true),
    "rechazada": sample(.declined, ["Prestamos a personas de 20 a 68 años."], applied: true),
    "con condiciones y ofertas": sample(
      .approved, ["Cumples con todos los requisitos."], applied: false,
      conditions: ["Entregar un comprobante de ingresos."], offers: ["$6,000.00 en 12 pagos"]),
    "la política falló": sample(
      .referred, ["No pudimos responder en automático; una persona va a revisar tu solicitud."],
      applied: false, faults: ["reglas: la evaluación toma más de 200000 pasos"]),
  ]

  private static func sample(
    _ outcome: Decision.Outcome, _ reasons: [String], applied: Bool, conditions: [String] = [],
    offers: [String] = [], faults: [String] = []
  ) -> DecisionPage {
    DecisionPage(
      outcome: outcome, reasons: reasons, conditions: conditions, offers: offers,
      tables: [
        RuleTable(
          name: "reglas",
          rules: [
            RuleLine(
              words: "Tiene menos de 20 años o más de 68", saw: "Edad: 35 años", applied: false,
              then: "rechazar · edad"),
            RuleLine(
              words: "Los pagos pasan del 30 % de su ingreso",
              saw: "Parte del ingreso (%): 44.44…", applied: applied, then: "revisar · capacidad"),
          ])
      ],
      figures: [Figure(name: "porcentaje del ingreso", value: "44.44")],
      inputs: [
        Figure(name: "edad", value: "35"), Figure(name: "ingreso mensual", value: "$9,000.00"),
      ],
      faults: faults, policy: "Precalificación, versión 1", fingerprint: "5f0a1b2c3d4e5f6a",
      engine: "DMN 1.5", decidedAt: "20 nov 2026, 09:00 h", repetition: .same,
      application: "/oficina/solicitudes")
  }
}
