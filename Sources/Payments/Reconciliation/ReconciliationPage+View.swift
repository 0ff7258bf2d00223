import Kernel
import Web

extension ReconciliationPage {
  private static let path: Href = "/oficina/conciliacion"

  var body: HTML {
    """
    <h1>Conciliación del \(day.text.short)</h1>
    <p>La lista del día que tiene el banco, junto a lo que tenemos nosotros.</p>
    \(days)
    \(standing)
    \(card("Sumas del día", totals.isEmpty ? notYet : sumsTable))
    \(groups.map(section))
    """
  }

  private var days: HTML {
    """
    <div class="no-print">\(Button.row(
      Button.post(
        "Pedir la lista al banco y conciliar", Self.path, csrf: csrf,
        fields: Field.hidden("dia", day.description)),
      Button.link("Día anterior", Self.path.with("dia", dayBefore), .quiet),
      dayAfter.map { Button.link("Día siguiente", Self.path.with("dia", $0), .quiet) }
        ?? .empty))</div>
    """
  }

  private var standing: HTML {
    guard let asked else { return .empty }
    let unreadable: HTML =
      asked.unreadableCount == 0
      ? .empty
      : notice(
        .bad,
        """
        <p>\(asked.unreadableCount) renglones del banco no se pudieron leer: la comparación está \
        incompleta.</p>
        """)
    let last: HTML =
      asked.failed
      ? notice(
        .warn,
        """
        <p>El banco no contestó el \(asked.when). Lo de abajo es de la última vez que contestó.</p>
        """)
      : "<p class=\"hint\">El banco contestó el \(asked.when).</p>"
    return "\(last)\(unreadable)"
  }

  private var notYet: HTML {
    emptyState(
      "Todavía no se pide la lista de ese día", "Se pide sola cada hora; o pídala ahora.")
  }

  private var sumsTable: HTML {
    table(
      "Sumas del día",
      [
        Column("Movimiento", .heading) { (total: Total) in "\(total.direction.words)" },
        Column("Banco", .number) { "\($0.bank)" },
        Column("Nosotros", .number) { "\($0.ours)" },
        Column("Diferencia", .number) { "\($0.difference)" },
        Column("Estado") {
          ($0.agrees ? Badge("Cuadra", .good) : Badge("No cuadra", .bad)).html
        },
      ], totals)
  }

  private func section(_ group: Group) -> HTML {
    card(
      "\(group.finding.words): \(group.count), \(group.amount)",
      """
      <p>\(group.finding.badge.html) \(group.finding.advice)</p>
      \(lines(group))
      \(group.finding == .matched ? pages : .empty)
      """)
  }

  private var pages: HTML {
    pagination(
      previous: nil,
      next: next.map { Self.path.with("dia", day).with("despues", $0) })
  }

  private func lines(_ group: Group) -> HTML {
    table(
      group.finding.words,
      [
        Column("Clave de rastreo", .heading) { (line: Line) in
          line.link.map { "<a href=\"\($0)\">\(line.claveRastreo)</a>" }
            ?? "\(line.claveRastreo)"
        },
        Column("Movimiento") { "\($0.direction.words)" },
        Column("Otra institución") { "\($0.institution)" },
        Column("Banco", .number) { "\($0.bank)" },
        Column("Nosotros", .number) { "\($0.ours)" },
      ], group.lines)
  }
}
