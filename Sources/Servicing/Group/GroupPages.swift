import Kernel
import Postgres
import ServicingAPI
import Web

struct GroupPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  /// More than any group has.
  private static let membersMax = 200

  func add(to routes: inout Routes) {
    routes.get("/oficina/grupos", .staff(LoanPages.read)) { try await list($0) }
    routes.get("/oficina/grupos/:group", .staff(LoanPages.read)) { try await show($0) }
    routes.place(
      Place("Grupos", "/oficina/grupos", in: .office, for: LoanPages.read, order: 25) {
        $0.lendsToGroups
      })
    routes.shows(GroupListPage.self, in: .office)
    routes.shows(GroupPage.self, in: .office)
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let groups = try await desk.database.read(for: visit.tenant) { try await $0.groups() }
    let rows = groups.map {
      GroupListPage.Line(
        group: $0.id, folio: $0.folio, name: $0.name, branch: $0.branch,
        meetingDay: DateText.weekdays[$0.meetingDay.rawValue - 1])
    }
    return .page(GroupListPage(rows: rows), chrome: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("group", LoanGroupID.self)
    let found = try await desk.database.read(for: visit.tenant) { db in
      (
        group: try await db.group(id),
        loans: try await db.loans(LoanFilter(group: id), count: Self.membersMax),
        deposits: try await db.deposits(of: id)
      )
    }
    guard let group = found.group else { throw NotFound() }
    let parties = found.loans.map(\.summary.party) + [group.president, group.treasurer]
    let names = try await people.names(visit.tenant, parties)
    let lines = found.loans.map { LoanLine($0, borrower: names[$0.summary.party] ?? "Integrante") }
    return .page(
      GroupPage(
        group, loans: found.loans, deposits: found.deposits, members: lines, names: names),
      chrome: .office)
  }
}
