import Kernel
import Web

extension OfficeHomePage {
  var body: HTML {
    """
    <h1>\(greeting)</h1>
    \(waiting)
    \(figures.map(\.html))
    """
  }

  private var waiting: HTML {
    guard !queues.isEmpty else {
      return card("Mis pendientes", emptyState("No hay pendientes", "Todo está atendido."))
    }
    return card(
      "Mis pendientes",
      """
      <ul class="tasks">\(queues.map { queue in
        let tone: Badge.Tone = queue.count > 0 ? .warn : .plain
        return """
          <li><a href="\(queue.href)">\(queue.title)</a>\
          \(Badge(String(queue.count), tone).html)</li>
          """ as HTML
      })</ul>
      """)
  }
}

extension FiguresView {
  var html: HTML {
    """
    <h2>Cartera al \(on)</h2>
    <div class="figures">
    \(stat(
      "Cartera activa", active, detail: "\(activeLoans) créditos vigentes",
      chart: Chart.meter("Cartera al corriente", currentMillionths, of: 1_000_000),
      link: link("Ver créditos", "estado", "active")))
    \(stat(
      "Colocado este mes", disbursed, detail: "Capital entregado",
      chart: Chart.spark("Colocación por semana", periods.map(\.disbursed.minorUnits)),
      link: link("Ver créditos nuevos", "estado", "active")))
    \(stat(
      "Índice de atraso", overdueRatio, detail: "\(overdue) de capital vencido",
      chart: Chart.meter("Parte vencida de la cartera", overdueMillionths, of: 1_000_000),
      link: link("Ver créditos con atraso", "atraso", "1+")))
    \(stat(
      "PAR 30", atRiskRatio, detail: "\(atRisk) en créditos con más de 30 días",
      chart: Chart.meter("Cartera en riesgo", atRiskMillionths, of: 1_000_000),
      link: link("Ver créditos en riesgo", "atraso", "31+")))
    </div>
    <div class="split">
    \(card(collection))
    \(card(aging))
    </div>
    \(disclosure("Cómo se calcula cada cifra", Self.rules))
    """
  }

  private func link(_ words: String, _ filter: StaticString, _ value: String) -> (String, Href)? {
    let loans: Href = "/oficina/creditos"
    return opensLoans ? (words, loans.with(filter, value)) : nil
  }

  private var currentMillionths: Int64 { activeLoans == 0 ? 0 : 1_000_000 - overdueMillionths }

  private var collection: HTML {
    guard periods.contains(where: { $0.expected.isPositive || $0.collected.isPositive }) else {
      return emptyState(
        "Esperado contra cobrado", "Aquí se verá cada semana, desde el primer vencimiento.")
    }
    return chart
  }

  private var chart: HTML {
    """
    \(Chart.bars(
      "Esperado contra cobrado por semana: \(collectedRatio)", labels: periods.map(\.label),
      [
        series("Esperado", \.expected), series("Cobrado", \.collected),
      ], scale: Self.thousands))
    """
  }

  private var aging: HTML {
    guard activeLoans > 0 else {
      return emptyState("Saldo por días de atraso", "Todavía no hay créditos vigentes.")
    }
    return ring
  }

  private var ring: HTML {
    """
    \(Chart.donut(
      "Saldo por días de atraso",
      buckets.map { ($0.label, $0.amount.minorUnits, "\($0.amount.text) · \($0.count)") }))
    """
  }

  private func series(_ name: String, _ part: KeyPath<Period, Money>) -> Series {
    Series(
      name, values: periods.map { $0[keyPath: part].minorUnits },
      said: periods.map { $0[keyPath: part].text })
  }

  /// Axes say thousands of pesos; the table under the chart says every centavo.
  static func thousands(_ centavos: Int64) -> String {
    let pesos = centavos / 100
    return pesos >= 10_000
      ? "$\(pesos / 1_000) mil" : Money.mxn(pesos).text.replacing(".00", with: "")
  }

  private static let rules: HTML = """
    <dl class="facts">
    <dt>Cartera activa</dt><dd>Capital por pagar de los créditos vigentes.</dd>
    <dt>Colocado este mes</dt><dd>Capital entregado desde el día 1 del mes de operación.</dd>
    <dt>Índice de atraso</dt><dd>Capital vencido entre cartera activa.</dd>
    <dt>PAR 30</dt><dd>Todo el capital por pagar de los créditos con más de 30 días de atraso, \
    entre cartera activa.</dd>
    <dt>Esperado y cobrado</dt><dd>Lo que venció en cada semana y lo que se cobró de ello, con \
    intereses e IVA.</dd>
    </dl>
    """
}
