import Kernel
import Web

/// Balanza de comprobación of a span of days.
struct TrialBalancePage: Page {
  let balance: TrialBalance

  var title: String { "Balanza de comprobación" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Balanza de comprobación</h1>
    <form method="get" action="/oficina/contabilidad" class="actions">
    \(Field.day(form, "del", "Del"))\(Field.day(form, "al", "Al"))
    \(Button.submit("Ver", .quiet))
    </form>
    <p>\(balance.isBalanced ? Badge("Cuadra", .good).html : Badge("No cuadra", .bad).html) \
    <a href="/oficina/contabilidad/polizas">Ver las pólizas</a></p>
    \(balance.rows.isEmpty
      ? emptyState("Sin movimientos", "Las pólizas nacen de los créditos y de los pagos.") : rows)
    """
  }

  private var form: Form {
    Form(filledWith: ["del": balance.from.description, "al": balance.through.description])
  }

  private var rows: HTML {
    table(
      "Saldos y movimientos por cuenta",
      [
        Column("Cuenta", .heading) { (row: TrialBalance.Row) in "\(row.account) \(row.name)" },
        Column("Saldo inicial", .number) { "\($0.opening.text)" },
        Column("Cargos", .number) { "\($0.debits.text)" },
        Column("Abonos", .number) { "\($0.credits.text)" },
        Column("Saldo final", .number) { "\($0.closing.text)" },
      ], balance.rows,
      foot: totalRow([
        "Total", "\(balance.rows.map(\.opening).sum.text)", "\(balance.debits.text)",
        "\(balance.credits.text)", "\(balance.rows.map(\.closing).sum.text)",
      ]))
  }

  static var samples: KeyValuePairs<String, TrialBalancePage> {
    let day = CalendarDate(year: 2026, month: 11, day: 20)!
    return [
      "sin movimientos": TrialBalancePage(
        balance: TrialBalance(from: day.firstOfMonth, through: day, rows: [])),
      "con movimientos": TrialBalancePage(
        balance: TrialBalance(
          from: day.firstOfMonth, through: day,
          rows: [
            .init(account: "1102", opening: .mxn(100), debits: .mxn(50), credits: .mxn(20)),
            .init(account: "2102", opening: -.mxn(100), debits: .mxn(20), credits: .mxn(50)),
          ])),
    ]
  }
}
