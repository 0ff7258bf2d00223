import Foundation
import Kernel
import PaymentsAPI
import Testing
import Vault

@testable import STP

@Suite struct SandboxTests {
  let bench: SandboxBench

  init() async throws { bench = try await SandboxBench() }

  @Test func aSignedOrderIsAcceptedAndSettlesAndSaysSo() async throws {
    let folio = try await bench.rail.disbursements.submit(bench.tenant, bench.transfer("C1"))
    #expect(Int(folio.text) ?? 0 > 0)
    #expect(try await bench.find("C1") == .inFlight(folio))
    bench.clock.move(seconds: 5)
    guard case .settled(folio, _) = try await bench.find("C1") else {
      Issue.record("it did not settle")
      return
    }
    await bench.sandbox.deliverDue()
    let changes = try bench.inbox.bodies.map { try TransferChange(stp: $0) }
    #expect(changes.map(\.claveRastreo?.text) == ["C1"])
  }

  @Test func anotherKeyOrATouchedFieldIsASignatureRefused() async throws {
    let stranger = try await SandboxBench(signer: RSASigner.generate())
    let rail = STPRail(account: { _ in stranger.account }, send: bench.send)
    await #expect(throws: RailFailure.refused(code: "stp0", reason: "Error validando la firma")) {
      try await rail.submit(bench.transfer("C1"), for: bench.tenant)
    }
    var order = try STPOrden(bench.transfer("C1"), from: bench.account)
      .signed(by: bench.account.signer)
    order.monto = Pesos(.mxn(9_999))
    let body = try Array(JSONEncoder().encode(order))
    guard case .reply(200, let answer) = await bench.sandbox.register(order: body) else {
      Issue.record("no answer")
      return
    }
    #expect(String(decoding: answer, as: UTF8.self).contains("Error validando la firma"))
  }

  /// At nine; six in the evening is nine hours later.
  @Test(arguments: [-1, 1])
  func anOrderSentAroundSixIsFoundInWhicheverDayItStands(_ side: Int) async throws {
    bench.clock.move(seconds: 9 * 3_600)
    let six = bench.clock.now
    bench.clock.move(seconds: side)
    _ = try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    // Our clock said the other side of six.
    let ours = six.addingTimeInterval(TimeInterval(-side))
    bench.clock.move(seconds: 120)
    #expect(try await bench.find("C1", submittedAt: ours) != nil)
    bench.clock.move(seconds: 4 * 86_400)
    #expect(try await bench.find("C1", submittedAt: ours) != nil)
    #expect(try await bench.find("C2", submittedAt: ours) == nil)
  }

  @Test func atNoonOnlyOneDayIsAsked() {
    #expect(OperatingDay.around(bench.clock.now).count == 1)
  }

  @Test func theSameKeyTwiceIsNeverTwoOrders() async throws {
    _ = try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    await #expect(throws: RailFailure.self) {
      try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    }
    #expect(await bench.sandbox.orders(of: bench.tenant).count == 1)
  }

  @Test func badAccountsAreRefusedWithTheirCode() async throws {
    let byPLD = CLABE.make(bank: 12, plaza: 180, account: 901).text
    let ofNoBank = CLABE.make(bank: 999, plaza: 180, account: 12).text
    for (account, code) in [(byPLD, "stp-200"), (ofNoBank, "clabe"), ("12", "clabe")] {
      do throws(RailFailure) {
        _ = try await bench.rail.submit(bench.transfer("C9", to: account), for: bench.tenant)
        Issue.record("it was accepted")
      } catch {
        guard case .refused(code, _) = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test func aSilenceAfterAcceptanceIsUnknownAndTheQueryFindsTheOrder() async throws {
    await bench.sandbox.nextOrder(of: "SOLERA", meets: .acceptedWithoutAnswer)
    await #expect(throws: RailFailure.outcomeUnknown(reason: "silence")) {
      try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    }
    #expect(try await bench.find("C1") != nil)
  }

  @Test func aSilenceBeforeAcceptanceIsUnknownAndTheQueryFindsNothing() async throws {
    await bench.sandbox.nextOrder(of: "SOLERA", meets: .lostWithoutAnswer)
    await #expect(throws: RailFailure.outcomeUnknown(reason: "silence")) {
      try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    }
    #expect(try await bench.find("C1") == nil)
  }

  @Test func anOrderOfAPastDayIsFoundByItsDate() async throws {
    let sentAt = bench.clock.now
    _ = try await bench.rail.submit(bench.transfer("C1"), for: bench.tenant)
    bench.clock.move(seconds: 4 * 86_400)
    #expect(try await bench.find("C1", submittedAt: sentAt) != nil)
    #expect(try await bench.find("C1", submittedAt: bench.clock.now) == nil)
  }

  @Test func depositsAreNoticedAsOftenAndInTheOrderAsked() async throws {
    let clabe = CLABE.make(bank: 646, plaza: 180, account: 15_700_000_001).text
    try await bench.sandbox.pay([
      .init(clabe: clabe, amount: .mxn(100), notice: .init(.overtaken, copies: 3))
    ])
    await bench.sandbox.deliverDue()
    #expect(bench.inbox.bodies.isEmpty)
    try await bench.sandbox.pay([.init(clabe: clabe, amount: .mxn(200))])
    await bench.sandbox.deliverDue()
    let amounts = try bench.inbox.bodies.map { try IncomingTransfer(stp: $0).amount }
    #expect(amounts == [.mxn(200), .mxn(100), .mxn(100), .mxn(100)])
    #expect(await bench.sandbox.deposits(of: bench.tenant).allSatisfy { $0.confirmedAt != nil })
  }

  @Test func aNoticeThatNobodyTakesIsSentAgainLater() async throws {
    let clabe = CLABE.make(bank: 646, plaza: 180, account: 15_700_000_001).text
    bench.inbox.status = 503
    try await bench.sandbox.pay([.init(clabe: clabe, amount: .mxn(100))])
    await bench.sandbox.deliverDue()
    await bench.sandbox.deliverDue()
    #expect(bench.inbox.bodies.count == 1)
    bench.inbox.status = 200
    bench.clock.move(seconds: 60)
    await bench.sandbox.deliverDue()
    bench.clock.move(seconds: 3_600)
    await bench.sandbox.deliverDue()
    #expect(bench.inbox.bodies.count == 2)
  }

  @Test func itRemembersItsOrdersAcrossARestart() async throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("stp-\(bench.transfer("X").claveRastreo)-\(getpid()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let first = try await SandboxBench(rememberingIn: file)
    _ = try await first.rail.submit(first.transfer("C1"), for: first.tenant)
    let second = try await SandboxBench(signer: first.account.signer, rememberingIn: file)
    #expect(await second.sandbox.orders(of: second.tenant).map(\.claveRastreo) == ["C1"])
  }

  @Test(arguments: [
    ("2026-11-20T23:59:00Z", "20261120"), ("2026-11-21T00:00:00Z", "20261123"),
    ("2026-11-21T15:00:00Z", "20261123"), ("2026-12-24T17:00:00Z", "20261224"),
    ("2026-12-25T17:00:00Z", "20261228"),
  ])
  func theOperatingDayTurnsAtSixInTheEvening(instant: String, day: String) throws {
    let instant = try Date(instant, strategy: .iso8601)
    #expect(OperatingDay(at: instant).compact == day)
  }
}
