import Kernel
import Postgres
import Web

/// The days that were closed and what each step did.
struct ClosePage: Page {
  struct Day: Sendable {
    let date: String
    let isDone: Bool
    let steps: [(String, String, String)]
  }

  let today: String
  let days: [Day]
  let title = "Cierres del día"

  var body: HTML {
    """
    <h1>Cierres del día</h1>
    <p class="lead">Fecha de operación: \(today)</p>
    \(days.isEmpty ? emptyState("Todavía no se cierra ningún día") : "\(days.map(view))")
    """
  }

  private func view(_ day: Day) -> HTML {
    let badge = day.isDone ? Badge("Cerrado", .good) : Badge("En curso", .warn)
    return card(
      day.date, actions: badge.html,
      table(
        "Pasos del \(day.date)",
        [
          Column("Paso", .heading) { "\($0.0)" }, Column("Créditos", .number) { "\($0.1)" },
          Column("Importe", .number) { "\($0.2)" },
        ], day.steps))
  }

  static var samples: KeyValuePairs<String, ClosePage> {
    let steps = CloseStep.allCases.map { ($0.word, "12", "$1,234.56") }
    return [
      "con días": ClosePage(
        today: "21 nov 2026", days: [Day(date: "20 nov 2026", isDone: true, steps: steps)]),
      "vacía": ClosePage(today: "20 nov 2026", days: []),
    ]
  }
}

extension CloseStep {
  var word: String {
    switch self {
    case .accrue: "Devengar intereses"
    case .fallDue: "Hacer exigibles"
    case .applyCredit: "Aplicar saldos a favor"
    case .penalise: "Calcular moratorios"
    case .age: "Contar atrasos"
    case .post: "Registrar pólizas"
    case .notify: "Ordenar avisos"
    case .advance: "Avanzar la fecha"
    }
  }
}

struct ClosedStep: RowDecodable {
  let date: CalendarDate
  let isDone: Bool
  let step: CloseStep
  let loans: Int
  let amount: Money

  init(row: Row) throws(ColumnMismatch) {
    date = try row["business_date"]
    isDone = try row["is_done"]
    step = try row["step"]
    loans = try row["loans"]
    amount = try row["amount"]
  }
}

extension Transaction {
  /// The last days, newest first, each with its steps summed over chunks.
  func closedSteps(days count: Int) async throws -> [ClosedStep] {
    try await rows(
      ClosedStep.self,
      """
      SELECT run.business_date, run.finished_at IS NOT NULL AS is_done, done.step,
        sum(done.loans)::int8 AS loans, sum(done.amount)::int8 AS amount
      FROM servicing.close_step AS done
      JOIN servicing.close_run AS run
        ON run.tenant_id = \(tenant) AND run.business_date = done.business_date
      WHERE done.tenant_id = \(tenant)
        AND done.business_date > (
          SELECT max(business_date)
          FROM servicing.close_run
          WHERE tenant_id = \(tenant)) - \(count)::int4
      GROUP BY run.business_date, run.finished_at, done.step
      ORDER BY run.business_date DESC
      """)
  }
}
