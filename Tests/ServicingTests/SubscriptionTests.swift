import Jobs
import Kernel
import PaymentsAPI
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

/// The doors through which facts come in, by a real worker.
@Suite struct SubscriptionTests {
  @Test func aLoanIsBornPaidOutAndPaidByFactsAlone() async throws {
    try await ServicingBench.with { bench in
      let worker = Worker(
        jobs: bench.desk.jobs, subscriptions: bench.servicing.subscriptions, work: [])
      let loan = bench.world.world.newID(LoanID.self)
      try await bench.tell(
        LoanOrdered(
          loan: loan, party: Cast.lupita, contract: bench.world.world.newID(ContractID.self),
          productCode: "credito-quincenal", productVersion: 1, amount: .mxn(10_000),
          installmentCount: 6, signedOn: ServicingBench.today, group: nil, branch: "centro"))
      try await worker.drain()
      let booked = try await bench.loan(loan).loan
      try await bench.tell(
        DisbursementSettled(
          disbursement: booked.disbursement, loan: loan, amount: .mxn(9_652),
          settledOn: ServicingBench.today, claveRastreo: "CAUDAL1"))
      try await worker.drain()
      try await bench.tell(bench.payment(.mxn(500)))
      try await worker.drain()
      let record = try await bench.loan(loan)
      #expect(record.loan.status == .active && record.events.count == 1)
      #expect(try await bench.ledgerSums() == bench.booksOf([loan]))
    }
  }
}

extension ServicingBench {
  func tell(_ fact: some Fact) async throws {
    _ = try await run { try await desk.jobs.publish(fact, in: $0) }
  }
}
