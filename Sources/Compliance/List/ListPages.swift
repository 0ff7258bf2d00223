import Foundation
import Identity
import Kernel
import Postgres
import Web

extension Compliance {
  func addLists(to routes: inout Routes) {
    routes.get("/oficina/listas", .staff("compliance.lists")) { visit in
      try await showLists(visit, Form(), status: 200)
    }
    routes.post(
      "/oficina/listas", .staff("compliance.lists"), bodyLimitBytes: Route.uploadBytes
    ) { visit in
      try stepUp.require(visit, from: "/oficina/listas")
      do {
        return try await take(visit)
      } catch let refused as InvalidFields {
        return try await showLists(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.shows(ListsPage.self, in: .office)
    routes.place(
      Place("Listas", "/oficina/listas", in: .office, for: "compliance.lists", order: 80))
  }

  private func take(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let source = form.text("fuente", "el nombre de la lista", max: 80)
    let day = form.date("fecha", "la fecha de la lista")
    let file = form.file("archivo", "el archivo CSV")
    // A later date would stay in force for ever: no list of today would follow it.
    if let day, day > CalendarDate(visit.now, in: try await zone(visit.tenant)) {
      form.refuse("fecha", "Ese día todavía no llega: escribe la fecha que trae la lista.")
    }
    try form.finish()
    guard let day, let file else { throw InvalidFields(form.errors) }
    do {
      let version = try await ImportList(ground: ground, ask: asking(try visit.staff()))(
        ListFile(source: source.uppercased(), listedOn: day, bytes: file.bytes),
        to: visit.tenant, by: visit.actor)
      return Reply.redirect("/oficina/listas").saying(version.outcome)
    } catch let refused as UnusableList {
      throw InvalidFields([FieldError("archivo", refused.problem.detail)])
    }
  }

  private func asking(
    _ staff: StaffVisitor
  ) -> @Sendable (ListVersion, Transaction) async throws -> Void {
    let approvals = approvals
    return { version, db in
      let inForce = try await db.versionsInForce().first { $0.source == version.source }
      _ = try await approvals.request(
        try AdmitList.order(version, replacing: inForce?.entryCount ?? 0), by: staff, in: db)
    }
  }

  private func showLists(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let zone = try await zone(visit.tenant)
    let (all, inForce) = try await ground.database.read(for: visit.tenant) { db in
      (try await db.versions(limit: 100), Set(try await db.versionsInForce().map(\.id)))
    }
    let lines = all.map { version in
      ListsPage.Line(
        source: version.source, listedOn: version.listedOn.text.short,
        entries: String(version.entryCount),
        imported: InstantText(version.importedAt, in: zone).text,
        state: version.state(isInForce: inForce.contains(version.id)))
    }
    return .page(
      ListsPage(lines: lines, form: form, csrf: visit.csrf), chrome: .office, status: status)
  }
}

extension ListVersion {
  fileprivate var outcome: String {
    guard awaitsSecond else { return "Se cargó \(source) con \(entryCount) personas." }
    return "La lista deja fuera a \(droppedCount) personas: entra en vigor cuando otra persona la "
      + "autorice. Mientras tanto sigue la anterior."
  }

  fileprivate func state(isInForce: Bool) -> ListsPage.State {
    if isInForce { return .inForce }
    return awaitsSecond ? .awaiting(dropped: droppedCount) : .earlier
  }
}
