import Audit
import Foundation
import Kernel
import Postgres
import Web

extension JobPages {
  func addWebhooks(to routes: inout Routes) {
    routes.get("/oficina/trabajos/avisos", .staff("jobs.manage")) { visit in
      try await show(visit, Form(), status: 200)
    }
    routes.post("/oficina/trabajos/avisos", .staff("jobs.manage")) { visit in
      try await confirm(visit, Self.webhooksHome)
      do {
        return try await add(visit)
      } catch let refused as InvalidFields {
        return try await show(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.post("/oficina/trabajos/avisos/:endpoint/pausa", .staff("jobs.manage")) { visit in
      try await setEnabled(false, visit)
      return Reply.redirect(Self.webhooksHome).saying("Ya no se le avisará.")
    }
    routes.post("/oficina/trabajos/avisos/:endpoint/reanudacion", .staff("jobs.manage")) { visit in
      try await setEnabled(true, visit)
      return Reply.redirect(Self.webhooksHome).saying("Se le avisará otra vez.")
    }
    routes.post("/oficina/trabajos/avisos/envios/:delivery/repeticion", .staff("jobs.manage")) {
      visit in
      let id = try visit.uuid("delivery")
      try await jobs.database.transaction(for: visit.tenant) { db in
        try await webhooks.replay(id, in: db)
        try await audit.record(
          Act("jobs.webhook_replayed", by: visit.actor, on: id.uuidString.lowercased()), in: db)
      }
      return Reply.redirect(Self.webhooksHome).saying("Se enviará de nuevo.")
    }
  }

  private func add(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let url = form.text("direccion", "la dirección", max: 2_000)
    let events = form.typed("hechos").split { $0 == "," || $0.isWhitespace }.map(String.init)
    try form.finish()
    do {
      let made = try await jobs.database.transaction(for: visit.tenant) { db in
        let made = try await webhooks.add(url: url, events: events, in: db)
        try await audit.record(
          Act("jobs.webhook_added", by: visit.actor, on: made.id, facts: ["url": url]), in: db)
        return made
      }
      return .page(NewWebhookPage(url: url, secret: made.secret), chrome: .office, status: 201)
    } catch Webhooks.Refused.urlUnusable {
      throw InvalidFields([
        FieldError("direccion", Webhooks.Refused.urlUnusable.problem.detail)
      ])
    }
  }

  private func setEnabled(_ isEnabled: Bool, _ visit: Visit) async throws {
    let id = WebhookID(try visit.uuid("endpoint"))
    try await jobs.database.transaction(for: visit.tenant) { db in
      try await webhooks.setEnabled(isEnabled, id, in: db)
      let verb = isEnabled ? "jobs.webhook_resumed" : "jobs.webhook_paused"
      try await audit.record(Act(verb, by: visit.actor, on: id), in: db)
    }
  }

  private func show(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let (endpoints, log) = try await jobs.database.read(for: visit.tenant) { db in
      (try await db.endpoints(), try await db.deliveries(count: 100))
    }
    let zone = try await zone(visit.tenant)
    let page = WebhooksPage(
      endpoints: endpoints.map(WebhooksPage.EndpointLine.init),
      log: log.map { WebhooksPage.LogLine($0, in: zone) }, form: form,
      csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}
