import Kernel
import ServicingAPI
import Web

/// The groups of an institution.
struct GroupListPage: Page {
  struct Line: Sendable {
    let group: LoanGroupID
    let folio: String
    let name: String
    let branch: String
    let meetingDay: String
  }

  let rows: [Line]
  let title = "Grupos"

  var body: HTML {
    """
    <h1>Grupos</h1>
    \(rows.isEmpty ? emptyState("No hay grupos", "Se forman en sucursal.") : list)
    """
  }

  private var list: HTML {
    table(
      "Grupos",
      [
        Column("Nombre", .heading) { "<a href=\"/oficina/grupos/\($0.group)\">\($0.name)</a>" },
        Column("Folio") { "\($0.folio)" }, Column("Sucursal") { "\($0.branch)" },
        Column("Reunión") { "\($0.meetingDay)" },
      ], rows)
  }

  static var samples: KeyValuePairs<String, GroupListPage> {
    let line = Line(
      group: LoanGroupID(Loan.sample(.active).id.uuid), folio: "RAI-G-00000-00001",
      name: "Las Jacarandas", branch: "comala", meetingDay: "miércoles")
    return ["con grupos": GroupListPage(rows: [line]), "vacía": GroupListPage(rows: [])]
  }
}
