import Foundation
import Kernel
import Lending

/// A loan lived one day at a time: each day every unpaid row earns its interest, or its moratorio
/// once it is late, and that day's payments are applied, oldest row first.
enum PlainLife {
  private struct Row {
    let dueOn: Int
    var principal: Double
    let interestADay: Double
    var interest = 0.0
    var moratorio = 0.0
  }

  static func outstanding(of account: LoanAccount, on date: CalendarDate) -> Int {
    let terms = account.terms
    var day = Int(terms.disbursedOn.dayNumber)
    var rows = account.schedule.installments.map { row in
      let days = row.periodStart.days(to: row.periodEnd)
      return Row(
        dueOn: Int(row.dueOn.dayNumber), principal: Double(row.principal.minorUnits),
        interestADay: Double((row.interest + row.interestIVA).minorUnits) / Double(days))
    }
    let late = Double(terms.moratorioAnnualRate.millionths) / 1_000_000 / 360 * 1.16
    var running = 0
    while day < Int(date.dayNumber) {
      day += 1
      while running < rows.count, rows[running].dueOn < day { running += 1 }
      if running < rows.count { rows[running].interest += rows[running].interestADay }
      for index in 0..<running { rows[index].moratorio += rows[index].principal * late }
      for event in account.events where event.effectiveOn.dayNumber == day {
        pay(Double(event.amount.minorUnits), &rows)
      }
    }
    return rows.reduce(0) { $0 + Int($1.principal) }
  }

  private static func pay(_ amount: Double, _ rows: inout [Row]) {
    var left = amount
    for index in rows.indices where left > 0 {
      for part in [\Row.moratorio, \Row.interest, \Row.principal] {
        let paid = min(left, rows[index][keyPath: part])
        rows[index][keyPath: part] -= paid
        left -= paid
      }
    }
  }
}
