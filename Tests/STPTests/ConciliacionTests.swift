import Foundation
import Kernel
import PaymentsAPI
import Testing
import Vault

@testable import STP

@Suite struct ConciliacionTests {
  let bench: SandboxBench
  let clabe = CLABE.make(bank: 646, plaza: 180, account: 15_700_000_001).text

  init() async throws { bench = try await SandboxBench() }

  private var today: CalendarDate { OperatingDay(at: bench.clock.now).date }

  private func statement(of day: CalendarDate) async throws -> BankStatement {
    try await bench.rail.reconciliation.statement(
      bench.tenant, StatementQuery(day: day, now: bench.clock.now))
  }

  @Test func aDepositWhoseNoticeWasLostIsInTheDaysListWithAllThatItWouldHaveSaid() async throws {
    try await bench.sandbox.pay([
      .init(clabe: clabe, amount: .mxn(150), payerName: "Beto", reference: 7, notice: .init(.lost)),
      .init(clabe: clabe, amount: .mxn(200)),
    ])
    await bench.sandbox.deliverDue()
    let told = try bench.inbox.bodies.map { try IncomingTransfer(stp: $0) }
    #expect(told.map(\.amount) == [.mxn(200)])
    let list = try await statement(of: today)
    #expect(list.received.map(\.transfer.amount) == [.mxn(150), .mxn(200)])
    let lost = try #require(list.received.first?.transfer)
    #expect(lost.payerName == "BETO" && lost.reference == 7)
    #expect(lost.beneficiaryCLABE == clabe && lost.operatingDate == today)
    // The list and the notice of the same transfer are one transfer.
    #expect(list.received.last?.transfer.key == told.first?.key)
  }

  @Test func anOrderStandsInTheListWhereItStandsNow() async throws {
    await bench.sandbox.nextOrder(of: "SOLERA", meets: .returnedWithoutNotice)
    let folio = try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    let sentOn = today
    guard case .inFlight(folio) = try await statement(of: sentOn).sent.first?.status else {
      Issue.record("it is on its way")
      return
    }
    bench.clock.move(seconds: 10)
    guard case .settled(folio, _) = try await statement(of: sentOn).sent.first?.status else {
      Issue.record("it settled")
      return
    }
    bench.clock.move(seconds: 4 * 86_400)
    let list = try await statement(of: sentOn)
    guard case .returned("3", "Cuenta cancelada", _) = list.sent.first?.status else {
      Issue.record("it came back: \(list.sent)")
      return
    }
    #expect(list.sent.map(\.claveRastreo) == ["C1"])
    await bench.sandbox.deliverDue()
    #expect(bench.inbox.bodies.isEmpty)
  }

  @Test func aLongDayComesInPagesAndNothingTwice() async throws {
    let count = STPSandbox.pageLines * 2 + 3
    try await bench.sandbox.pay(
      (1...count).map { .init(clabe: clabe, amount: .centavos(Int64($0)), notice: .init(.lost)) })
    let list = try await statement(of: today)
    #expect(list.received.count == count)
    #expect(Set(list.received.map(\.transfer.key)).count == count)
    #expect(list.unreadableCount == 0)
  }

  @Test func aDayWithNothingIsEmptyAndOneToComeIsNotAnswered() async throws {
    #expect(try await statement(of: today.adding(days: -1)).received.isEmpty)
    await #expect(throws: RailFailure.self) { try await statement(of: today.adding(days: 5)) }
  }

  @Test func anotherKeyIsASignatureRefused() async throws {
    let stranger = try await SandboxBench(signer: RSASigner.generate())
    let rail = STPRail(account: { _ in stranger.account }, send: bench.send)
    let query = StatementQuery(day: today, now: bench.clock.now)
    await #expect(throws: RailFailure.outcomeUnknown(reason: "code 2: Error validando la firma")) {
      try await rail.statement(query, for: bench.tenant)
    }
  }

  @Test func anAnswerThatCannotBeReadIsSaidToBeUnreadable() async throws {
    for (status, words) in [(200, "unreadable answer"), (503, "status 503")] {
      let rail = STPRail(account: { [bench] _ in bench.account }) {
        (_) async throws(RailFailure) in .init(status: status, body: Array("<html>".utf8))
      }
      await #expect(throws: RailFailure.outcomeUnknown(reason: words)) {
        try await rail.statement(
          StatementQuery(day: today, now: bench.clock.now), for: bench.tenant)
      }
    }
  }

  @Test func aLineThatCannotBeReadIsCounted() async throws {
    let body = Array(
      #"""
      {"estado":0,"mensaje":"ok","total":2,"datos":[
      {"idEF":1,"claveRastreo":"A1","estado":"LQ","monto":1.5,"institucionContraparte":"40012",
       "cuentaBeneficiario":"646180157000000014","fechaOperacion":20261120},
      {"idEF":2,"claveRastreo":"A 2","estado":"??","monto":1.5,"institucionContraparte":40012,
       "cuentaBeneficiario":"646180157000000014","fechaOperacion":20261120}]}
      """#.utf8)
    let rail = STPRail(account: { [bench] _ in bench.account }) {
      (call) async throws(RailFailure) in
      .init(
        status: 200,
        body: String(decoding: call.body, as: UTF8.self).contains(#""tipoOrden":"R""#)
          ? body : Array(#"{"estado":6,"mensaje":"sin datos"}"#.utf8))
    }
    let list = try await rail.statement(
      StatementQuery(day: today, now: bench.clock.now), for: bench.tenant)
    #expect(list.received.map(\.transfer.amount) == [.centavos(150)])
    #expect(list.unreadableCount == 1)
  }
}
