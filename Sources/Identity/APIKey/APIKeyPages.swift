import Foundation
import Kernel
import Vault
import Web

extension Identity {
  func addKeys(to routes: inout Routes) {
    routes.get("/oficina/llaves", .staff("identity.keys")) { visit in
      try await showKeys(visit, Form(), status: 200)
    }
    routes.post("/oficina/llaves", .staff("identity.keys")) { visit in
      try stepUp.require(visit, from: "/oficina/llaves")
      do {
        return try await issueKey(visit)
      } catch let refused as InvalidFields {
        return try await showKeys(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.post("/oficina/llaves/:key/baja", .staff("identity.keys")) { visit in
      try await keys.revoke(
        try visit.id("key", APIKeyID.self), of: visit.tenant, by: visit.actor)
      return Reply.redirect("/oficina/llaves").saying("La llave dejó de servir.")
    }
    routes.shows(APIKeysPage.self, in: .office)
    routes.shows(NewKeyPage.self, in: .office)
    routes.place(
      Place("Llaves de API", "/oficina/llaves", in: .office, for: "identity.keys", order: 90))
  }

  private func issueKey(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let name = form.text("nombre", "el nombre de la llave", max: 80)
    let scopes = visit.request.form.all("permisos")
    let known = Set(try await wiring.scopes(visit.tenant).map(\.code))
    if scopes.isEmpty || !known.isSuperset(of: scopes) {
      form.refuse("permisos", "Elija al menos un permiso de la lista.")
    }
    let networks = form.typed("redes").split { $0 == "," || $0.isWhitespace }.map(String.init)
    let zone = try await wiring.zone(visit.tenant)
    let end = form.typed("vence").isEmpty ? nil : form.date("vence", "la fecha")
    try form.finish()
    let order = APIKeys.Order(
      name: name, scopes: scopes, networks: networks,
      expiresAt: end.map { $0.endOfDay(in: zone) }, isTest: visit.site.isDemo)
    do {
      let issued = try await keys.issue(order, for: visit.tenant, by: visit.actor)
      let secret = issued.secret.opened(because: "its owner copies it now")
      return .page(NewKeyPage(name: name, secret: secret), chrome: .office, status: 201)
    } catch APIKeys.Refused.badNetwork {
      throw InvalidFields([
        FieldError("redes", "Escriba redes como 203.0.113.0/24, separadas por comas.")
      ])
    }
  }

  private func showKeys(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let zone = try await wiring.zone(visit.tenant)
    let now = world.now(visit.tenant)
    let lines = try await keys.all(of: visit.tenant).map { key in
      APIKeysPage.Line(
        id: key.id, name: key.name, prefix: key.prefix, scopes: key.scopes.joined(separator: ", "),
        networks: key.networks.isEmpty ? "Todas" : key.networks.joined(separator: ", "),
        made: InstantText(key.createdAt, in: zone).text,
        used: key.usedAt.map { InstantText($0, in: zone).text } ?? "Nunca",
        state: key.badge(at: now), isOpen: key.revokedAt == nil)
    }
    let scopes = try await wiring.scopes(visit.tenant).map { Choice($0.code, $0.name) }
    let page = APIKeysPage(lines: lines, form: form, scopes: scopes, csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}

extension APIKeys.Key {
  func badge(at now: Date) -> Badge {
    if revokedAt != nil { return Badge("Revocada", .bad) }
    if let expiresAt, expiresAt <= now { return Badge("Vencida", .warn) }
    return Badge("Activa", .good)
  }
}

extension CalendarDate {
  /// The first instant of the next day there.
  func endOfDay(in zone: TimeZone) -> Date {
    let midnight = Date(timeIntervalSince1970: TimeInterval(Int(dayNumber) + 1) * 86_400)
    return midnight - TimeInterval(zone.secondsFromGMT(for: midnight))
  }
}
