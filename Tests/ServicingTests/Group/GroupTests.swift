import Kernel
import Lending
import ServicingAPI
import Tenancy
import TestKit
import Testing
import Web

@testable import Servicing

@Suite struct GroupTests {
  @Test func aGroupShowsItsMembersAndWhatTheyOweTogether() async throws {
    try await ServicingBench.with("raices") { bench in
      let product = try #require(try bench.tenants.product(bench.tenant, code: "grupal-16"))
      let group = LoanGroupID(bench.world.newID())
      let order = LoanGroupOrdered(
        group: group, groupName: "Las Jacarandas", branch: "comala", president: Cast.lupita,
        treasurer: Cast.donaMary, meetingWeekday: 3)
      for _ in 0..<2 {
        try await bench.run { try await FormGroup(desk: bench.desk)(order, in: $0) }
      }
      for party in [Cast.lupita, Cast.donaMary, Cast.beto] {
        let id = try await bench.bookMember(party, of: group, product)
        try await bench.pay(
          bench.payment(try await bench.garantia(id).missing, by: party, to: id))
        try await bench.settle(id)
      }
      let members = try await bench.run { db in
        try await db.loans(LoanFilter(group: group), count: 10)
      }
      #expect(members.count == 3)
      #expect(try await bench.run { try await $0.groups() }.count == 1)
      for path in ["/oficina/grupos", "/oficina/grupos/:group"] {
        let reply = try await bench.get(path, ["group": group.description], as: .staff)
        #expect(reply.status == 200)
      }
    }
  }
}

extension ServicingBench {
  func bookMember(
    _ party: PartyID, of group: LoanGroupID, _ product: LoanProduct
  ) async throws -> LoanID {
    let order = LoanOrdered(
      loan: world.world.newID(LoanID.self), party: party,
      contract: world.world.newID(ContractID.self), productCode: product.code,
      productVersion: product.version, amount: product.amountRange.lowerBound,
      installmentCount: product.installmentChoices[0], signedOn: Self.today, group: group,
      branch: "comala")
    try await run { try await BookLoan(desk: desk)(order, in: $0) }
    return order.loan
  }
}
