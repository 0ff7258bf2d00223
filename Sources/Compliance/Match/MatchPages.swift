import Foundation
import Identity
public import Kernel
import Postgres
import Vault
import Web

extension Compliance {
  func addMatches(to routes: inout Routes) {
    routes.get("/oficina/coincidencias", .staff("compliance.matches")) { visit in
      try await showMatches(visit)
    }
    routes.get("/oficina/coincidencias/:match", .staff("compliance.matches")) { visit in
      try await showMatch(visit, Form(), status: 200)
    }
    routes.post("/oficina/coincidencias/:match/decision", .staff("compliance.matches")) { visit in
      try await decide(visit)
    }
    routes.shows(MatchesPage.self, in: .office)
    routes.shows(MatchPage.self, in: .office)
    routes.place(
      Place(
        "Coincidencias", "/oficina/coincidencias", in: .office, for: "compliance.matches",
        order: 79))
  }

  /// How many wait for the compliance officer: for the office's home.
  public func openMatchCount(of tenant: TenantID) async throws -> Int {
    try await ground.database.read(for: tenant) { db in try await db.openMatchCount() }
  }

  private func decide(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("match", ListMatchID.self)
    try stepUp.require(visit, from: "/oficina/coincidencias/\(id)")
    var form = visit.form
    let reason = form.text("motivo", "en qué se basa", max: 1_000)
    let verdict = DecideMatch.Verdict(rawValue: form.typed("decision"))
    if verdict == nil { form.refuse("motivo", "Elija si es un homónimo o la misma persona.") }
    guard form.errors.isEmpty, let verdict else {
      return try await showMatch(visit, form, status: 422)
    }
    try await DecideMatch(ground: ground)(
      id, verdict, reason: reason, of: visit.tenant, by: visit.actor)
    return Reply.redirect("/oficina/coincidencias")
      .saying(verdict == .homonym ? "Quedó como homónimo." : "Quedó como la misma persona.")
  }

  private func showMatches(_ visit: Visit) async throws -> Reply {
    let showsOpen = visit.request.query["estado"] != "decididas"
    let zone = try await zone(visit.tenant)
    let lines = try await ground.database.read(for: visit.tenant) { db in
      var lines: [MatchesPage.Line] = []
      for match in try await db.matches(open: showsOpen, limit: 200) {
        lines.append(
          MatchesPage.Line(
            id: match.id, name: try await subjectName(of: match, in: db),
            listedName: match.listedName, list: "\(match.source), \(match.listedOn.text.short)",
            found: InstantText(match.foundAt, in: zone).text, state: match.badge))
      }
      return lines
    }
    return .page(MatchesPage(lines: lines, showsOpen: showsOpen), chrome: .office)
  }

  private func showMatch(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let id = try visit.id("match", ListMatchID.self)
    let page = try await ground.database.read(for: visit.tenant) { db in
      guard let match = try await db.match(id) else { throw DecideMatch.Refused.unknown(id) }
      let keys = try await ground.vault.keys(in: db)
      let curp = try match.listedCURP.map { try keys.openText($0, at: .curp(of: match.entry)) }
      let rfc = try match.listedRFC.map { try keys.openText($0, at: .rfc(of: match.entry)) }
      return MatchPage(
        id: id, party: match.party, name: try await subjectName(of: match, in: db),
        listed: [
          ("Nombre", match.listedName), ("CURP", curp ?? "La lista no la da"),
          ("RFC", rfc ?? "La lista no lo da"),
          ("Lista", "\(match.source), \(match.listedOn.text.short)"),
        ],
        state: match.badge, isOpen: match.state == .open, reason: match.reason, form: form,
        csrf: visit.csrf)
    }
    return .page(page, chrome: .office, status: status)
  }

  /// As it was when it was compared; gone if the person's key is.
  private func subjectName(of match: MatchRow, in db: Transaction) async throws -> String {
    do {
      return try await ground.vault.keys(of: match.party, in: db)
        .openText(match.subjectName, at: .subjectName(of: match.id))
    } catch VaultFailure.shredded {
      return "Datos eliminados"
    }
  }
}

extension MatchRow {
  var badge: Badge {
    switch state {
    case .open: Badge("Por decidir", .warn)
    case .cleared: Badge("Homónimo", .good)
    case .confirmed: Badge("Misma persona", .bad)
    }
  }
}
