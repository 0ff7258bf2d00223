import Foundation
import Kernel
import Lending

/// What Lending's arithmetic costs on one core: each figure is the median of its runs, and beside
/// it the same work done plainly (decimals, one power a row, one day after another) in the same
/// minute. Days 1 and 700 show that an old house is no slower than a new one.
///
///     scripts/bench lending
@main
struct LendingBench {
  static let days = [1, 700]

  static func main() throws {
    for day in days {
      say("day \(day)")
      try schedules(day)
      try cat(day)
      try lives(day)
    }
  }

  private static func schedules(_ day: Int) throws {
    let french = Loans.french(from: Loans.start.adding(days: day))
    try compare(
      "12-row French schedule", target: 1_000,
      ours: { try Schedule(french, calendar: Loans.everyDayWorked).installments.count },
      plain: { PlainSchedule.rows(of: french).count })
    let quincenal = Loans.quincenal(from: Loans.start.adding(days: day))
    try compare(
      "36-row quincenal with IVA and fees", target: 5_000,
      ours: { try Schedule(quincenal, calendar: Loans.everyDayWorked).installments.count },
      plain: { PlainSchedule.rows(of: quincenal).count })
    try compare(
      "the same with Mexico's banking days", target: nil,
      ours: { try Schedule(quincenal, calendar: .mexicoBanking).installments.count },
      plain: { PlainSchedule.rows(of: quincenal).count })
  }

  private static func cat(_ day: Int) throws {
    let terms = Loans.quincenal(from: Loans.start.adding(days: day))
    let schedule = try Schedule(terms, calendar: Loans.everyDayWorked)
    try compare(
      "CAT of 36 rows", target: 20_000,
      ours: { try schedule.cat()?.tenths ?? 0 },
      plain: { PlainCAT.tenths(of: schedule) })
  }

  private static func lives(_ day: Int) throws {
    let paid = try Loans.paidByTheMonth(from: Loans.start, count: 24)
    let on = paid.schedule.terms.disbursedOn.adding(days: day)
    let state = paid.state(through: on)
    compare(
      "position of a 24-month loan with 24 payments, from its state", target: 2_000,
      ours: { Int(state.position(on: on).outstanding.principal.minorUnits) },
      plain: { PlainLife.outstanding(of: paid, on: on) })
    compare(
      "the same from its events", target: nil,
      ours: { Int(paid.position(on: on).outstanding.principal.minorUnits) },
      plain: { PlainLife.outstanding(of: paid, on: on) })
    let busy = try Loans.paidTwiceAMonth(from: Loans.start.adding(days: day), count: 60)
    let end = busy.schedule.lastDueOn
    compare(
      "replay of a 60-month loan with 120 transactions", target: 50_000,
      ours: { Int(busy.position(on: end).outstanding.principal.minorUnits) },
      plain: { PlainLife.outstanding(of: busy, on: end) })
  }

  private static func compare(
    _ name: String, target: Int?, ours: () throws -> Int, plain: () throws -> Int
  ) rethrows {
    let (mine, theirs) = try Stopwatch.medians(ours, plain)
    let verdict = target.map { mine <= $0 ? " ✓ (target \($0))" : " ✗ (target \($0))" } ?? ""
    let ratio = Double(theirs) / Double(max(1, mine))
    say("  \(name): \(mine) ns, plainly \(theirs) ns = \((ratio * 10).rounded() / 10) ×\(verdict)")
  }

  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
