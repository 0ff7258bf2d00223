import CRM
import CRMAPI
import Kernel
import PaymentsAPI
import STP
import Servicing
import ServicingAPI
import Tenancy

/// One institution's story, day by day: who applies, who is answered, who signs, who is paid and
/// who pays.
struct DemoStory: Sendable {
  let house: House
  let sandboxes: Sandboxes
  let tenant: Tenant
  let clock: DemoClock
  let program: DemoProgram
  var lives: [Life]

  /// A person of the story and what they have become so far.
  struct Life: Sendable {
    let plan: DemoPlan
    var party: PartyID?
    var loan: LoanID?
  }

  /// Finds again those whose story had begun when it was cut short, once the transfers that were
  /// on their way have arrived: they are not sent twice.
  mutating func resume() async throws {
    let day = try await house.tenants.businessDate(tenant.id)
    try await clock.move(to: day, hour: 14)
    try await hearTheBank()
    for place in lives.indices where lives[place].plan.startOn < day {
      let party = try await house.crm.client.partyForPhone(
        tenant.id, lives[place].plan.person.phone.text)
      lives[place].party = party
      lives[place].loan = try await house.servicing.client.loansOf(tenant.id, party).first?.id
    }
  }

  mutating func live(_ day: CalendarDate, isLast: Bool) async throws {
    try await clock.move(to: day, hour: 9)
    try await house.servicing.closeOfBusiness(tenant.id, through: day)
    try await formCircles(on: day)
    try await apply(on: day)
    try await sign(on: day)
    try await clock.move(to: day, hour: 11)
    try await hearTheBank()
    try await learnLoans(on: day)
    try await cancel(on: day)
    try await pay(on: day, isLast: isLast)
  }

  /// The bank tells what settled, and the house takes it in.
  func hearTheBank() async throws {
    try await clock.settle()
    await sandboxes.stp.deliverDue()
    try await clock.settle()
  }

  func beginning(on day: CalendarDate) -> [Int] {
    lives.indices.filter { lives[$0].plan.startOn == day }
  }

  private mutating func learnLoans(on day: CalendarDate) async throws {
    for place in beginning(on: day) where lives[place].plan.person.life.hasLoan {
      guard let party = lives[place].party else { continue }
      lives[place].loan = try await house.servicing.client.loansOf(tenant.id, party).first?.id
    }
  }
}
