extension PolicyReading.Refused {
  /// Without its full stop: what it depends on may follow.
  public var message: String {
    said == "null"
      ? "«\(decision.rawValue)» no responde"
      : "«\(decision.rawValue)» responde \(said.prefix(60)), que no se conoce"
  }

  var whatToDo: String {
    switch decision {
    case _ where said == "null": "Revise que sus reglas digan algo cuando ninguna se aplica."
    case .outcome:
      "Existen: \(PolicyOutcome.allCases.map(\.rawValue).joined(separator: ", "))."
    case .reasons, .conditions, .texts: "Responda códigos que estén en «textos»."
    case .offers: "Una oferta es {monto: 6000, pagos: 12}, con monto en pesos y centavos."
    }
  }
}
