import CRM
import CRMAPI
import Jobs
import Kernel
import Payments
import PaymentsAPI
import Postgres
import STP
import Servicing
import ServicingAPI
import Tenancy

extension DemoStory {
  /// Groups that were formed that day: their members, their officers and a loan for each.
  mutating func formCircles(on day: CalendarDate) async throws {
    let places = beginning(on: day).filter { lives[$0].plan.circle != nil }
    let circles = Dictionary(grouping: places) { lives[$0].plan.circle }
    for (circle, members) in circles {
      guard let circle else { continue }
      for place in members { lives[place].party = try await register(lives[place].plan) }
      try await order(circle, of: members.map { lives[$0] }, on: day)
    }
  }

  private func register(_ plan: DemoPlan) async throws -> PartyID {
    let person = plan.person
    let party = try await house.crm.client.partyForPhone(tenant.id, person.phone.text)
    try await house.crm.client.update(tenant.id, party, person.profile, .system("demo"))
    try await photograph(plan, of: party)
    return party
  }

  /// The group first, so that its members apply within it.
  private func order(_ circle: DemoCircle, of members: [Life], on day: CalendarDate) async throws {
    let parties = members.compactMap(\.party)
    guard parties.count > 1 else { return }
    let jobs = house.jobs
    let slug = tenant.slug
    try await house.database.transaction(for: tenant.id) { db in
      _ = try await jobs.publish(
        LoanGroupOrdered(
          group: circle.id(of: slug), groupName: circle.name, branch: circle.branch,
          president: parties[0], treasurer: parties[1],
          meetingWeekday: circle.meetingDay.rawValue), in: db)
    }
    try await clock.settle()
    for member in members { try await ask(member.plan) }
    try await clock.settle()
    for member in members { try await sign(member.plan) }
    try await clock.settle()
    try await deposit(of: members, on: day)
  }

  /// Each member's garantía líquida, without which nobody is paid.
  private func deposit(of members: [Life], on day: CalendarDate) async throws {
    var deposits: [STPSandbox.Payment] = []
    for member in members {
      guard let party = member.party else { continue }
      let waiting = try await house.servicing.client.loansOf(tenant.id, party)
        .first { $0.status == .awaitingDeposit }
      guard let waiting,
        let clabe = try await house.payments.client.collectionCLABE(tenant.id, party)
      else { continue }
      deposits.append(
        STPSandbox.Payment(
          clabe: clabe, amount: waiting.due, payerName: member.plan.person.name.legalOrder,
          payerCLABE: member.plan.person.clabe.text, concept: "Garantia liquida"))
    }
    guard !deposits.isEmpty else { return }
    try await clock.move(to: day, hour: 10)
    try await sandboxes.stp.pay(deposits)
    try await hearTheBank()
  }
}
