import CaudalServer
import Kernel
import Ledger
import Logging
import Servicing
import ServicingAPI
import Tenancy
import TestKit
import Testing

@Suite struct DemoSeedsTests {
  /// One person of each life that ends in a loan, and some that do not.
  private static let cast: [DemoPerson] = {
    let wanted: [DemoLife] = [
      .current, .late(days: 45), .paidOff, .cancelled, .signed, .declined, .inReview, .draft,
    ]
    return wanted.compactMap { life in DemoPeople.solera().first { $0.life == life } }
  }()

  @Test func aStoryEndsWhereItsLivesSayAndToldAgainDoublesNothing() async throws {
    try await StoryHouse.with(openingDaysAgo: 150) { story in
      let house = story.demo.house
      let tenant = try #require(house.tenants.slug("solera"))
      try await story.demo.sow(Self.cast, at: "solera", log: Logger(label: "seeds"))
      try await Self.check(house, tenant)
      let letter = try await story.mail(
        about: "carta finiquito", to: "persona3@ejemplo.example")
      #expect(letter.attachments.map(\.name).allSatisfy { $0.hasPrefix("carta-finiquito-CF-") })
      #expect(letter.attachments.count == 1)
      let moved = try await Self.debits(house, tenant)

      try await story.demo.sow(Self.cast, at: "solera", log: Logger(label: "seeds"))
      try await Self.check(house, tenant)
      #expect(try await Self.debits(house, tenant) == moved)
    }
  }

  @Test func aGroupIsLivedByItsMembers() async throws {
    try await StoryHouse.with(openingDaysAgo: 150) { story in
      let people = Array(DemoPeople.raices().filter { $0.life == .current }.suffix(3))
      try await story.demo.sow(people, at: "raices", log: Logger(label: "seeds"))
      let house = story.demo.house
      let tenant = try #require(house.tenants.slug("raices"))
      let portfolio = try await house.servicing.client.portfolio(tenant.id)
      #expect(portfolio.activeLoans == 3)
      #expect(portfolio.overduePrincipal.isZero)
      #expect(portfolio.periods.contains { $0.collected.isPositive })

      let today = try await house.tenants.businessDate(tenant.id)
      let books = try await house.ledger.trialBalance(
        of: tenant.id, from: today.adding(days: -200), through: today)
      let held = books.rows.first { $0.account == "2104" }?.closing
      let lent = people.map(\.wish.amount).sum
      #expect(held == -.centavos(lent.minorUnits / 10), "each member left a tenth in deposit")

      let office = try await story.staff("gerente", at: "raices")
      let loans = try await office.get("/oficina/creditos")
      let link = try #require(loans.text.firstMatch(of: /\/oficina\/creditos\/loan_[0-9a-f]{32}/))
      let loan = try await office.get(String(link.output))
      let contract = try #require(
        loan.text.firstMatch(of: /\/oficina\/contratos\/contract_[0-9a-f]{32}/))
      let signed = try await office.get(String(contract.output))
      #expect(signed.words.contains("Firmado"))
      #expect(signed.words.contains("Evidencia íntegra"))
    }
  }

  private static func check(_ house: House, _ tenant: Tenant) async throws {
    let today = CalendarDate(World.wallClock.now(tenant.id), in: tenant.manifest.timeZone)
    #expect(try await house.tenants.businessDate(tenant.id) == today)
    #expect(house.tenants.clockOffsetSeconds(tenant.id) == 0)
    let portfolio = try await house.servicing.client.portfolio(tenant.id)
    #expect(portfolio.activeLoans == 2)
    #expect(portfolio.overduePrincipal.isPositive)
    #expect(portfolio.buckets.first { $0.label == "31-60" }?.count == 1)
    #expect(portfolio.periods.contains { $0.collected.isPositive })
  }

  private static func debits(_ house: House, _ tenant: Tenant) async throws -> Money {
    let today = try await house.tenants.businessDate(tenant.id)
    let balance = try await house.ledger.trialBalance(
      of: tenant.id, from: today.adding(days: -200), through: today)
    #expect(balance.rows.map(\.closing).sum.isZero)
    return balance.debits
  }
}
