import Kernel
import Lending
import PaymentsAPI
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

@Suite struct PlacePaymentTests {
  @Test func aPersonPlacesMoneyThatWaited() async throws {
    try await ServicingBench.with { bench in
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      let loan = try await bench.activeLoan()
      try await bench.place(payment.payment, on: loan)
      let position = try await bench.loan(loan).account.position(on: ServicingBench.today)
      #expect(position.credit == .mxn(500))
    }
  }

  @Test func theLoanOfAnotherIsRefused() async throws {
    try await ServicingBench.with { bench in
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      let other = try await bench.activeLoan(Cast.beto)
      await #expect(throws: PlacePayment.Refused.loanNotOpen(other)) {
        try await bench.place(payment.payment, on: other)
      }
    }
  }

  @Test func ofTwoWhoPlaceItOneDoes() async throws {
    try await ServicingBench.with { bench in
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      let loan = try await bench.activeLoan()
      let placed = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<6 {
          group.addTask {
            do {
              try await bench.place(payment.payment, on: loan)
              return true
            } catch { return false }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(placed == 1)
      #expect(try await bench.loan(loan).events.count == 1)
    }
  }

  @Test func moneyThatWaitedAndWasReversedWaitsNoMore() async throws {
    try await ServicingBench.with { bench in
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      try await bench.reverse(payment.payment)
      let loan = try await bench.activeLoan()
      await #expect(throws: PlacePayment.Refused.notWaiting(payment.payment)) {
        try await bench.place(payment.payment, on: loan)
      }
    }
  }
}

extension ServicingBench {
  func place(_ payment: PaymentID, on loan: LoanID) async throws {
    try await run {
      try await PlacePayment(desk: desk)(payment, on: loan, by: .system("test"), in: $0)
    }
  }
}
