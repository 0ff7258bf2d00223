import Kernel
import Postgres
import Tenancy
import Web

struct ClosePages: Sendable {
  let desk: Desk
  static let read: Permission = "close.read"
  private static let daysShown = 7

  func add(to routes: inout Routes) {
    routes.get("/oficina/cierres", .staff(Self.read)) { try await show($0) }
    routes.place(Place("Cierres", "/oficina/cierres", in: .office, for: Self.read, order: 80))
    routes.shows(ClosePage.self, in: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let found = try await desk.database.read(for: visit.tenant) { db in
      (
        today: try await desk.tenants.businessDate(in: db),
        steps: try await db.closedSteps(days: Self.daysShown)
      )
    }
    let byDay = Dictionary(grouping: found.steps, by: \.date).sorted { $0.key > $1.key }
    let days = byDay.map { date, steps in
      ClosePage.Day(
        date: date.text.short, isDone: steps.allSatisfy(\.isDone),
        steps: CloseStep.allCases.compactMap { step in
          steps.first { $0.step == step }.map { (step.word, String($0.loans), $0.amount.text) }
        })
    }
    return .page(ClosePage(today: found.today.text.short, days: days), chrome: .office)
  }
}
