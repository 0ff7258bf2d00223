import Kernel
import OriginationAPI
import Postgres
import Tenancy
import Web

/// A person's applications, newest first.
struct ApplicationsPanel: Sendable {
  let database: Database
  let tenants: Tenants

  var panel: Panel<PartyID> {
    Panel("Solicitudes", order: 10) { visit, party in
      let applications = try await database.read(for: visit.tenant) { db in
        try await db.applications(of: party)
      }
      guard !applications.isEmpty else {
        return emptyState("Sin solicitudes", "Aparecen aquí en cuanto pida un crédito.")
      }
      let products = try tenants.productNames(visit.tenant)
      return table(
        "Solicitudes de la persona",
        [
          Column("Folio", .heading) { (application: Application) in
            "<a href=\"/oficina/solicitudes/\(application.id)\">\(application.folio)</a>"
          },
          Column("Producto") { "\(products[$0.productCode] ?? $0.productCode)" },
          Column("Monto", .number) { "\($0.amount.text)" },
          Column("Estado") { $0.status.badge.html },
        ], applications)
    }
  }
}
