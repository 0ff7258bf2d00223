import Kernel
import Postgres
import Tenancy
import Web

struct ClosePages: Sendable {
  let desk: Desk
  static let read: Permission = "close.read"
  static let run: Permission = "close.run"
  private static let daysShown = 7

  func add(to routes: inout Routes) {
    routes.get("/oficina/cierres", .staff(Self.read)) {
      .page(try await page($0), chrome: .office)
    }
    routes.post("/oficina/cierres/:loan", .staff(Self.run)) { try await closeAgain($0) }
    routes.place(Place("Cierres", "/oficina/cierres", in: .office, for: Self.read, order: 80))
    routes.shows(ClosePage.self, in: .office)
  }

  func page(_ visit: Visit) async throws -> ClosePage {
    let found = try await desk.database.read(for: visit.tenant) { db in
      (
        today: try await desk.tenants.businessDate(in: db),
        steps: try await db.closedSteps(days: Self.daysShown),
        loans: try await db.loansSetAside(), aside: try await db.asideByDay()
      )
    }
    let byDay = Dictionary(grouping: found.steps, by: \.date).sorted { $0.key > $1.key }
    let days = byDay.map { date, steps in
      ClosePage.Day(
        date: date.text.short, isDone: steps.allSatisfy(\.isDone),
        aside: found.aside[date] ?? 0,
        steps: CloseStep.allCases.compactMap { step in
          steps.first { $0.step == step }.map { (step.word, String($0.loans), $0.amount.text) }
        })
    }
    return ClosePage(
      today: found.today.text.short, days: days, aside: found.loans,
      csrf: visit.may(Self.run) ? visit.csrf : nil)
  }

  private func closeAgain(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await CloseLoanAgain(desk: desk)(id, by: visit.actor, in: db)
    }
    return .redirect("/oficina/cierres").saying("El crédito quedó cerrado al día.")
  }
}
