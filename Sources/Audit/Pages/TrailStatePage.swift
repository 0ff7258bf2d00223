import Kernel
import Web

/// Whether the trail is whole, and what could still be lost unseen.
struct TrailStatePage: Page {
  let report: TrailReport

  var title: String { "Estado de la bitácora" }
  var breadcrumbs: [Crumb] { [Crumb("Bitácora", AuditPages.home)] }

  static var samples: KeyValuePairs<String, TrailStatePage> {
    [
      "íntegra": TrailStatePage(
        report: TrailReport(
          tenant: TenantID(1), sealed: 120, unsealed: 0, head: "00ff", faults: [])),
      "alterada": TrailStatePage(
        report: TrailReport(
          tenant: TenantID(1), sealed: 120, unsealed: 1, head: "00ff",
          faults: ["el eslabón 7 no sigue al anterior"])),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(report.isWhole
      ? notice(.good, "<p>La bitácora está íntegra.</p>")
      : notice(.bad, "<p>La bitácora fue alterada:</p><ul>\(faults)</ul>"))
    \(facts([
      ("Actos encadenados", "\(report.sealed)"),
      ("Por encadenar", "\(report.unsealed)"),
      ("Último eslabón", "<code>\(report.head)</code>"),
    ]))
    <p>Guarde el último eslabón fuera del sistema: con él se nota si alguien corta el final de la \
    cadena.</p>
    """
  }

  private var faults: HTML { "\(report.faults.map { "<li>\($0)</li>" as HTML })" }
}
