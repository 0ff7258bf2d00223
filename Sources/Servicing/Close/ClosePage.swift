import Kernel
import Postgres
import ServicingAPI
import Web

/// The days that were closed and what each step did.
struct ClosePage: Page {
  struct Day: Sendable {
    let date: String
    let isDone: Bool
    /// Loans that did not close that day, and still have not.
    let aside: Int
    let steps: [(String, String, String)]
  }

  let today: String
  let days: [Day]
  var aside: [SetAsideLoan] = []
  /// Nil for who may only look.
  var csrf: String?
  let title = "Cierres del día"

  var body: HTML {
    """
    <h1>Cierres del día</h1>
    <p class="lead">Fecha de operación: \(today)</p>
    \(aside.isEmpty ? .empty : setAside)
    \(days.isEmpty ? emptyState("Todavía no se cierra ningún día") : "\(days.map(view))")
    """
  }

  private func view(_ day: Day) -> HTML {
    let badge =
      !day.isDone
      ? Badge("En curso", .warn)
      : day.aside == 0
        ? Badge("Cerrado", .good) : Badge("Cerrado, con créditos aparte: \(day.aside)", .bad)
    return card(
      day.date, actions: badge.html,
      table(
        "Pasos del \(day.date)",
        [
          Column("Paso", .heading) { "\($0.0)" }, Column("Créditos", .number) { "\($0.1)" },
          Column("Importe", .number) { "\($0.2)" },
        ], day.steps))
  }

  private var setAside: HTML {
    card(
      "Créditos que no se cerraron",
      """
      <p>El cierre no pudo leerlos y los dejó aparte: mientras tanto no devengan interés, no \
      cuentan atraso y no reciben avisos. Pase el detalle a quien opera el sistema; cuando \
      esté corregido, ciérrelos de nuevo aquí, o se cerrarán solos con el día.</p>
      \(table(
        "Créditos que no se cerraron",
        [
          Column("Folio", .heading) { "\($0.folio)" },
          Column("Desde") { unbroken($0.since.text.short) },
          Column("Días", .number) { "\($0.days)" }, Column("Detalle") { "\($0.what)" },
          Column("") { again($0) },
        ], aside, rowClass: { _ in "row-bad" }))
      """)
  }

  private func again(_ loan: SetAsideLoan) -> HTML {
    guard let csrf else { return .empty }
    return Button.post("Cerrar de nuevo", "/oficina/cierres/\(loan.loan)", csrf: csrf, .quiet)
  }

  static var samples: KeyValuePairs<String, ClosePage> {
    let steps = CloseStep.allCases.map { ($0.word, "12", "$1,234.56") }
    return [
      "con días": ClosePage(
        today: "21 nov 2026",
        days: [Day(date: "20 nov 2026", isDone: true, aside: 0, steps: steps)]),
      "con créditos aparte": ClosePage(
        today: "21 nov 2026",
        days: [Day(date: "20 nov 2026", isDone: true, aside: 1, steps: steps)],
        aside: [
          SetAsideLoan(
            loan: .first, folio: "SOL-7K3MQ-9XTBA", since: CalendarDate(dayNumber: 20_777), days: 1,
            what: "schedule: expected a schedule")
        ], csrf: ""),
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

struct AsideDay: RowDecodable {
  let date: CalendarDate
  let loans: Int

  init(row: Row) throws(ColumnMismatch) {
    date = try row["business_date"]
    loans = try row["loans"]
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
  /// How many loans each of the last days left aside that are open and still have not closed.
  func asideByDay() async throws -> [CalendarDate: Int] {
    let rows = try await rows(
      AsideDay.self,
      """
      SELECT problem.business_date, count(*)::int8 AS loans
      FROM servicing.close_problem AS problem
      JOIN servicing.loan AS loan
        ON loan.tenant_id = \(tenant) AND loan.id = problem.loan_id
      WHERE problem.tenant_id = \(tenant) AND problem.cleared_at IS NULL
        AND loan.status = \(LoanStatus.active)
      GROUP BY problem.business_date
      ORDER BY problem.business_date DESC
      LIMIT 400
      """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.date, $0.loans) })
  }

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
