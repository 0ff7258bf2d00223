import Kernel
import PaymentsAPI
import Web

extension DepositListPage {
  private static let path: Href = "/oficina/depositos"

  var body: HTML {
    """
    <h1>Depósitos</h1>
    \(card("Por identificar", waitingList))
    \(card("Recibido el \(day.text.short)", actions: days, dayList))
    \(odd.isEmpty ? .empty : card("Avisos que no se pudieron tomar", oddList))
    """
  }

  private var waitingList: HTML {
    guard !waiting.isEmpty else {
      return emptyState(
        "Todo el dinero tiene dueño", "Aquí espera lo que llega a una CLABE de nadie.")
    }
    return """
      \(lines("Depósitos por identificar", waiting))
      \(pagination(
        "por identificar", previous: nil, next: waitingNext.map { Self.path.with("espera", $0) }))
      """
  }

  private var days: HTML {
    Button.row(
      Button.link("Día anterior", Self.path.with("dia", day.adding(days: -1)), .quiet),
      Button.link("Día siguiente", Self.path.with("dia", day.adding(days: 1)), .quiet))
  }

  private var dayList: HTML {
    guard !received.isEmpty else { return emptyState("No llegó dinero ese día") }
    return """
      \(mayReconcile ? reconciliation : .empty)
      \(lines("Depósitos del día", received))
      \(pagination(
        "recibidos", previous: nil,
        next: receivedNext.map { Self.path.with("dia", day).with("despues", $0) }))
      """
  }

  /// What arrived against what was done with it: both columns always add up.
  private var reconciliation: HTML {
    """
    <h3>Lo recibido y su destino</h3>
    \(Web.sums(
      [("Por SPEI", "\(self.sums.bySPEI.text)"), ("En efectivo", "\(self.sums.inCash.text)")]
        + self.sums.lines.map { line in
          ("\(line.label) (\(line.count))", "\(line.amount.text)" as HTML)
        }, total: ("Recibido", "\(self.sums.total.text)")))
    """
  }

  private func lines(_ caption: String, _ lines: [Line]) -> HTML {
    table(
      caption,
      [
        Column("De quién", .heading) { (line: Line) in
          "<a href=\"\("/oficina/depositos/\(line.id)" as Href)\">\(line.who)</a>"
        },
        Column("Importe", .number) { "\($0.amount)" },
        Column("Forma") { $0.method == .cash ? "Efectivo" : "SPEI" },
        Column("Estado") { $0.state.badge.html },
        Column("Cuándo") { "\($0.when)" },
      ], lines)
  }

  private var oddList: HTML {
    table(
      "Avisos",
      [
        Column("Cuándo", .heading) { (line: Odd) in "\(line.when)" },
        Column("Por qué") { "\($0.reason)" },
      ], odd)
  }
}

extension Receipt.State {
  var badge: Badge {
    switch self {
    case .unmatched: Badge(words, .warn)
    case .matched: Badge(words, .good)
    case .returning: Badge(words, .info)
    case .returned: Badge(words, .plain)
    case .reversed: Badge(words, .bad)
    }
  }
}
