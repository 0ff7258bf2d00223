import Kernel

extension Role {
  private struct Body: Sendable {
    let name: String
    let permissions: [String]
    let approvesUpTo: Money?
  }

  private static let body = Shape<Body>.object(
    Key("name", .text(3...40)),
    Key(
      "permissions",
      .list(
        of: .matching(
          "[a-z]+(_[a-z]+)*(\\.[a-z]+(_[a-z]+)*){1,2}",
          "Escriba cosa.acción: application.approve."),
        1...80)),
    .optional("approvesUpTo", Shape<Money>.pesos),
    make: Body.init)

  static let list = Shape<[Role]>.named(.slug, body, 1...30) { code, body in
    Role(
      code: code, name: body.name,
      permissions: body.permissions.map(Permission.init(rawValue:)),
      approvesUpTo: body.approvesUpTo)
  }
}

extension Limits {
  static let shape = Shape<Limits>.object(
    Key("automaticApproval", .pesos.described("Hasta aquí aprueban las reglas solas.")),
    Key("secondApproval", .pesos.described("Más allá aprueba una segunda persona.")),
    Key("cashReceipt", .pesos.described("Efectivo que la caja recibe en un solo recibo.")),
    make: Limits.init
  ).checked("Suba «secondApproval» o baje «automaticApproval».") { limits in
    limits.automaticApproval <= limits.secondApproval
      ? nil : "El límite automático supera al de segunda aprobación."
  }
}

extension Connector {
  private struct Body: Sendable {
    let provider: String
    let settings: [(String, String)]
    let secrets: [(String, String)]
  }

  private static let word = Shape<String>.matching(
    "[a-z][a-zA-Z0-9]{0,39}", "Use letras y números: privateKey.")

  private static let body = Shape<Body>.object(
    Key("provider", .slug),
    Key(
      "settings", Shape<[(String, String)]>.named(word, .text(1...300), 0...20) { ($0, $1) },
      otherwise: []),
    Key(
      "secrets",
      Shape<[(String, String)]>.named(
        word,
        .matching(
          "[a-z0-9]+([.-][a-z0-9]+)*", "Escriba el nombre del secreto en la bóveda, no su valor."),
        0...20
      ) { ($0, $1) }.described("Nombres en la bóveda; los valores nunca van aquí."),
      otherwise: []),
    make: Body.init)

  static let list = Shape<[Connector?]>.named(
    .matching(
      Duty.allCases.map(\.rawValue).joined(separator: "|"),
      "Las tareas son: \(Duty.allCases.map(\.rawValue).joined(separator: ", "))."),
    body, 0...Duty.allCases.count
  ) { duty, body in
    Duty(rawValue: duty).map {
      Connector(
        duty: $0, provider: body.provider,
        settings: Dictionary(body.settings) { first, _ in first },
        secrets: Dictionary(body.secrets) { first, _ in first })
    }
  }.map { $0.compactMap { $0 } }
}
