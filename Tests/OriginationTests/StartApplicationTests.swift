import DecisioningAPI
import Kernel
import OriginationAPI
import Postgres
import TestKit
import Testing

@testable import Origination

struct StartApplicationTests {
  @Test func aDraftThatIsAskedAnewWithinAGroupIsTheGroups() async throws {
    try await OriginationBench.with("raices") { bench in
      let group = bench.world.world.newID(LoanGroupID.self)
      let alone = bench.request(.mxn(5_000), product: "individual-semanal", installments: 16)
      let within = bench.request(
        .mxn(6_000), product: "grupal-16", installments: 16, group: group)
      let draft = try await bench.started(alone)
      #expect(draft.group == nil)
      let grouped = try await bench.started(within)
      #expect(grouped.id == draft.id)
      #expect(grouped.group == group)
      let back = try await bench.started(alone)
      #expect(back.productCode == "individual-semanal")
      #expect(back.group == nil)
    }
  }

  @Test func nobodyAsksAgainWhileALoansMoneyIsOnItsWay() async throws {
    try await OriginationBench.with { bench in
      let sent = try await bench.sent(.mxn(8_000), .approved)
      _ = try await bench.database.transaction(for: bench.tenant) { db in
        try await db.execute(
          """
          UPDATE origination.application SET status = 'signed'
          WHERE tenant_id = \(bench.tenant) AND id = \(sent.id)
          """)
      }
      // Signed and not booked yet: its money is on its way as well.
      await #expect(throws: LoanOnItsWay()) { try await bench.started(bench.request()) }
      #expect(LoanOnItsWay().problem.detail.contains("todavía no llega"))
    }
  }

  @Test func whoseMoneyTheBankRejectedIsToldThatAndWhatToDo() {
    let rejected = LoanOnItsWay(isRejected: true).problem
    #expect(rejected.type != LoanOnItsWay().problem.type)
    #expect(rejected.detail.contains("corrige tu CLABE") && !rejected.title.contains("en camino"))
  }

  /// A program's own id finds its application for ever, and no other person's nor another one.
  @Test func aProgramsIdNamesOneApplicationHoweverLateItIsSentAgain() async throws {
    try await OriginationBench.with { bench in
      var request = bench.request()
      let id = bench.world.world.newID(ApplicationID.self)
      request.id = id
      #expect(try await bench.started(request).id == id)
      _ = try await bench.keep(of: id, party: Cast.lupita, in: bench.tenant) {
        $0.done = Set(ApplyStep.required)
      }
      let declined = try await bench.submit { _ in .declined }(
        id, party: Cast.lupita, in: bench.tenant, by: .borrower(Cast.lupita))
      #expect(declined.status == .declined)
      #expect(try await bench.started(request).id == id)

      let open = try await bench.started(bench.request())
      #expect(open.id != id)
      request.id = bench.world.world.newID(ApplicationID.self)
      await #expect(throws: AnotherIsOpen(application: open.id)) {
        try await bench.started(request)
      }
    }
  }
}
