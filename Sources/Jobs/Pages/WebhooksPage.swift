import Foundation
import Kernel
import Web

/// Where facts are sent, and how each telling went.
struct WebhooksPage: Page {
  struct EndpointLine: Hashable, Sendable {
    let id: WebhookID
    let url: String
    let events: String
    let isEnabled: Bool
  }

  struct LogLine: Hashable, Sendable {
    let id: UUID
    let url: String
    let event: String
    let made: String
    let attempts: Int
    let outcome: String
    let state: Badge
  }

  let endpoints: [EndpointLine]
  let log: [LogLine]
  let form: Form
  let csrf: String

  var title: String { "Avisos a otros sistemas" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Trabajos", JobPages.home)] }

  static var samples: KeyValuePairs<String, WebhooksPage> {
    let zero = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    return [
      "ninguno": WebhooksPage(endpoints: [], log: [], form: Form(), csrf: "t"),
      "con envíos": WebhooksPage(
        endpoints: [
          EndpointLine(
            id: WebhookID(zero), url: "https://ejemplo.mx/avisos", events: "Todos",
            isEnabled: true)
        ],
        log: [
          LogLine(
            id: zero, url: "https://ejemplo.mx/avisos", event: "servicing.loan_booked.v1",
            made: "20 nov 2026, 14:05 h", attempts: 2, outcome: "HTTP 200",
            state: Badge("Entregado", .good))
        ], form: Form(), csrf: "t"),
    ]
  }
}

extension WebhooksPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Cada hecho se envía firmado, como lo indica <em>Standard Webhooks</em>; si no se recibe, \
    se reintenta por tres días.</p>
    \(endpoints.isEmpty ? emptyState("Todavía no se avisa a nadie.") : destinations)
    \(card("Avisar a otro sistema", FormView(JobPages.webhooksHome, csrf: csrf)("""
      \(errorSummary(form))
      \(Field.text(form, "direccion", "Dirección", hint: "Empieza con https://", max: 2_000))
      \(Field.text(
        form, "hechos", "Hechos (opcional)",
        hint: "Separados por comas, como servicing.loan_booked.v1; vacío: todos", max: 2_000))
      \(Button.row(Button.submit("Agregar destino")))
      """)))
    <h2>Envíos recientes</h2>
    \(log.isEmpty ? emptyState("Todavía no se envía nada.") : deliveries)
    """
  }

  private var destinations: HTML {
    table(
      "Destinos",
      [
        Column<EndpointLine>("Dirección", .heading) { "\($0.url)" },
        Column<EndpointLine>("Hechos") { "\($0.events)" },
        Column<EndpointLine>("Estado") {
          ($0.isEnabled ? Badge("Activo", .good) : Badge("En pausa", .warn)).html
        },
        Column<EndpointLine>("") { [csrf] line in
          line.isEnabled
            ? Button.post("Pausar", "/oficina/trabajos/avisos/\(line.id)/pausa", csrf: csrf)
            : Button.post(
              "Reanudar", "/oficina/trabajos/avisos/\(line.id)/reanudacion", csrf: csrf)
        },
      ], endpoints)
  }

  private var deliveries: HTML {
    table(
      "Envíos recientes",
      [
        Column<LogLine>("Hecho", .heading) { "<code>\($0.event)</code>" },
        Column<LogLine>("A") { "\($0.url)" },
        Column<LogLine>("Creado") { "\($0.made)" },
        Column<LogLine>("Intentos", .number) { "\($0.attempts)" },
        Column<LogLine>("Respuesta") { "\($0.outcome)" },
        Column<LogLine>("Estado") { $0.state.html },
        Column<LogLine>("") { [csrf] line in
          let id = line.id.uuidString.lowercased()
          return Button.post(
            "Enviar de nuevo", "/oficina/trabajos/avisos/envios/\(id)/repeticion", csrf: csrf)
        },
      ], log)
  }
}

extension WebhooksPage.EndpointLine {
  init(_ endpoint: WebhookEndpoint) {
    id = endpoint.id
    url = endpoint.url
    events = endpoint.events.isEmpty ? "Todos" : endpoint.events.joined(separator: ", ")
    isEnabled = endpoint.isEnabled
  }
}

extension WebhooksPage.LogLine {
  init(_ line: WebhookLogLine, in zone: TimeZone) {
    id = line.id
    url = line.url
    event = line.eventName
    made = InstantText(line.createdAt, in: zone).text
    attempts = line.attempts
    outcome = line.lastOutcome ?? "Sin enviar"
    if line.deliveredAt != nil {
      state = Badge("Entregado", .good)
    } else if line.givenUpAt != nil {
      state = Badge("Sin entregar", .bad)
    } else {
      state = Badge("En camino", .info)
    }
  }
}

/// The secret of a new destination, this once.
struct NewWebhookPage: Page {
  let url: String
  let secret: String

  var title: String { "Copie el secreto ahora" }

  static var samples: KeyValuePairs<String, NewWebhookPage> {
    ["uno": NewWebhookPage(url: "https://ejemplo.mx/avisos", secret: "whsec_0000")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Con él, \(url) comprueba que los avisos son nuestros. No se mostrará otra \
    vez.</p>
    \(card(nil, copyBox(secret, copying: secret)))
    \(Button.row(Button.link("Ya lo guardé", JobPages.webhooksHome)))
    """
  }
}
