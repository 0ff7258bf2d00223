import Kernel
import Lending
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// Lupita's loan is due on Monday 30 November: late from 1 December on.
@Suite struct CollectionFeeTests {
  private let path = "/oficina/creditos/:loan/gastos-de-cobranza"

  @Test func aLateInstallmentIsChargedOnceHoweverOftenItIsAskedFor() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      try await bench.close(through: "2026-12-09")
      let refused = ChargeCollectionFee.Refused.alreadyCharged(
        installment: 1, on: CalendarDate("2026-12-07")!)
      await #expect(throws: refused) { try await bench.charge(id) }
      let owed = try await bench.loan(id).account.position(on: CalendarDate("2026-12-09")!)
      #expect(owed.outstanding.collectionFees.total == .mxn(174))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func theNextInstallmentThatIsLateBearsItsOwn() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      let due = try await bench.loan(id).account.position(on: CalendarDate("2026-12-07")!)
      try await bench.pay(bench.payment(due.toPay, on: CalendarDate("2026-12-07")!))
      await #expect(throws: ChargeCollectionFee.Refused.notLate(id)) {
        try await bench.charge(id)
      }
      try await bench.close(through: "2026-12-20")
      try await bench.charge(id)
      #expect(try await bench.loan(id).collectionFees.map(\.id) == ["fee:1", "fee:2"])
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aLoanThatIsNotLateBearsNone() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      await #expect(throws: ChargeCollectionFee.Refused.notLate(id)) {
        try await bench.charge(id)
      }
    }
  }

  @Test func twoCollectorsAtOnceChargeOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-07")
      let refusals = try await bench.eightAtOnce { try await bench.charge(id) }
      #expect(refusals == 7)
      #expect(try await bench.loan(id).events.count == 1)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aFeeThatWasUndoneNeverCountedAndMayBeChargedAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      for _ in 0..<2 { try await bench.undo("fee:1", of: id) }
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
      let undone = try await bench.loan(id)
      #expect(undone.events.count == 2)
      let owed = undone.account.position(on: CalendarDate("2026-12-07")!).outstanding
      #expect(owed.collectionFees.isZero)
      try await bench.charge(id)
      #expect(try await bench.loan(id).collectionFees.map(\.id) == ["fee:1", "fee:1-2"])
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aFeeThatWasPaidAndUndonePaysWhatElseIsOwed() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let day = CalendarDate("2026-12-07")!
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      bench.world.advance(by: 60)
      try await bench.pay(bench.payment(.mxn(500), on: day))
      let paid = try await bench.loan(id).account.position(on: day)
      #expect(paid.totals.applied.collectionFees.total == .mxn(174))
      try await bench.undo("fee:1", of: id)
      let after = try await bench.loan(id).account.position(on: day)
      #expect(after.totals.applied.total == .mxn(500))
      #expect(after.totals.applied.collectionFees.isZero)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aFeeOfALoanThatWasPaidOffLeavesItsMoneyToTheBorrower() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let day = CalendarDate("2026-12-07")!
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      let quote = try await bench.loan(id).account.payoffQuote(on: day)
      try await bench.pay(bench.payment(quote.total, on: day))
      #expect(try await bench.loan(id).loan.status == .paidOff)
      try await bench.undo("fee:1", of: id)
      let after = try await bench.loan(id)
      #expect(after.loan.status == .paidOff)
      #expect(after.account.position(on: day).credit == .mxn(174))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func undoingRacedAgainstAPaymentKeepsTheBooks() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-07")
      try await bench.charge(id)
      let payment = bench.payment(.mxn(800), on: CalendarDate("2026-12-07")!)
      let refusals = try await bench.eightAtOnce {
        try await bench.undo("fee:1", of: id)
        try await bench.pay(payment)
      }
      #expect(refusals == 0)
      #expect(try await bench.loan(id).events.count == 3)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func whatIsNoFeeIsNotUndone() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      let event = try #require(try await bench.loan(id).events.first).id
      await #expect(throws: ReverseCollectionFee.Refused.feeUnknown(event)) {
        try await bench.undo(event, of: id)
      }
    }
  }

  @Test func itIsChargedSeenAndUndoneFromTheLoansPage() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-10")
      let loan = ["loan": id.description]
      let charged = try await bench.post(
        path, loan, Fields(["motivo": "Visita al domicilio"]), as: .staff)
      #expect(charged.status == 303)
      let fee = ["loan": id.description, "fee": "1"]
      #expect(try await bench.get(path + "/:fee/reverso", fee, as: .staff).status == 200)
      let silent = try await bench.post(path + "/:fee/reverso", fee, as: .staff)
      #expect(silent.status == 422)
      let undone = try await bench.post(
        path + "/:fee/reverso", fee, Fields(["motivo": "No hubo visita"]), as: .staff)
      #expect(undone.status == 303)
      let html = try await bench.page("/oficina/creditos/:loan", loan)
      #expect(html.contains("Visita al domicilio") && html.contains("No hubo visita"))
      #expect(html.contains("Se deshicieron los gastos de cobranza"))
      await #expect(throws: NotFound.self) {
        _ = try await bench.get(
          path + "/:fee/reverso", ["loan": id.description, "fee": "9"], as: .staff)
      }
    }
  }
}

extension ServicingBench {
  func charge(_ loan: LoanID) async throws {
    let charge = ChargeCollectionFee.Charge(
      loan: loan, reason: "Visita", actor: .system("test"))
    try await run { try await ChargeCollectionFee(desk: desk)(charge, in: $0) }
  }

  func undo(_ fee: String, of loan: LoanID) async throws {
    let order = ReverseCollectionFee.Order(
      loan: loan, fee: fee, reason: "No hubo visita", actor: .system("test"))
    try await run { try await ReverseCollectionFee(desk: desk)(order, in: $0) }
  }

  /// How many of eight were refused.
  func eightAtOnce(_ act: @escaping @Sendable () async throws -> Void) async throws -> Int {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do { try await act() } catch is any Refusal { return true }
          return false
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }
}
