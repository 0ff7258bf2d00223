import Kernel
import OriginationAPI
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
}
