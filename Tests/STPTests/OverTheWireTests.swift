import Foundation
import Kernel
import Logging
import PaymentsAPI
import Testing
import Vault
import Web

@testable import STP

/// The rail and the sandbox with a real socket between them: what a line does to an order.
@Suite(.serialized) struct OverTheWireTests {
  /// Both ends, and a door of ours that hears the notices.
  private struct Line: Sendable {
    let bench: SandboxBench
    let port: Int

    func rail(_ signer: RSASigner? = nil, answersWithin milliseconds: Int = 5_000) -> STPRail {
      let ours = bench.account
      let account = STPAccount(
        empresa: ours.empresa, account: ours.account, ordenante: ours.ordenante,
        ordenanteRFC: ours.ordenanteRFC, baseURL: "http://127.0.0.1:\(port)",
        signer: signer ?? ours.signer, timeoutMilliseconds: milliseconds)
      return STPRail(account: { _ in account }, over: OutboundClient())
    }

    func submit(_ clave: String, over rail: STPRail) async -> Result<RailFolio, RailFailure> {
      do throws(RailFailure) {
        return .success(try await rail.submit(bench.transfer(clave), for: bench.tenant))
      } catch {
        return .failure(error)
      }
    }

    func find(_ clave: String) async throws -> RailStatus? {
      try await rail().find(
        TransferQuery(
          claveRastreo: ClaveRastreo(clave)!, submittedAt: bench.clock.now, now: bench.clock.now),
        for: bench.tenant)
    }
  }

  private func connected(_ story: @escaping @Sendable (Line) async throws -> Void) async throws {
    let bench = try await SandboxBench()
    let server = STPSandboxServer(
      bench.sandbox, port: 0, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run { announce.yield($0) } }
      group.addTask {
        for await port in ports {
          try await story(Line(bench: bench, port: port))
          break
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  @Test func aSignedOrderIsTakenAndFoundAndAForeignKeyIsRefusedInsideA200() async throws {
    try await connected { line in
      guard case .success(let folio) = await line.submit("C1", over: line.rail()) else {
        Issue.record("it was not taken")
        return
      }
      #expect(try await line.find("C1") == .inFlight(folio))
      let stranger = line.rail(try RSASigner.generate())
      let refused = RailFailure.refused(code: "stp0", reason: "Error validando la firma")
      #expect(await line.submit("C2", over: stranger) == .failure(refused))
      #expect(try await line.find("C2") == nil)
    }
  }

  @Test func aTimeoutIsUnknownWhetherItWasTakenOrNot() async throws {
    try await connected { line in
      for (clave, fate) in [
        ("C1", SandboxFate.acceptedWithoutAnswer), ("C2", .lostWithoutAnswer),
      ] {
        await line.bench.sandbox.nextOrder(of: "SOLERA", meets: fate)
        guard
          case .failure(.outcomeUnknown) = await line.submit(
            clave, over: line.rail(answersWithin: 400))
        else {
          Issue.record("\(clave): a silence is not an answer")
          continue
        }
      }
      let (taken, lost) = (try await line.find("C1"), try await line.find("C2"))
      #expect(taken != nil && lost == nil)
    }
  }

  @Test func theSameKeyAgainIsUnknownAndNeverASecondOrder() async throws {
    try await connected { line in
      _ = await line.submit("C1", over: line.rail())
      guard case .failure(.outcomeUnknown) = await line.submit("C1", over: line.rail()) else {
        Issue.record("it was taken twice, or refused as if it had not been")
        return
      }
      #expect(await line.bench.sandbox.orders(of: line.bench.tenant).count == 1)
    }
  }

  @Test func aServerThatIsNotThereLeavesTheOrderUnsent() async throws {
    try await connected { line in
      let nobody = Line(bench: line.bench, port: 1)
      guard case .failure(.notSent) = await nobody.submit("C1", over: nobody.rail()) else {
        Issue.record("nothing left this machine")
        return
      }
    }
  }

  @Test func theDaysListCrossesTheWireWholeAndANoticeSentTwiceIsTheSameTransfer() async throws {
    try await connected { line in
      let clabe = CLABE.make(bank: 646, plaza: 180, account: 15_700_000_001).text
      try await line.bench.sandbox.pay([
        .init(clabe: clabe, amount: .mxn(100), notice: .init(copies: 2)),
        .init(clabe: clabe, amount: .centavos(5_001), notice: .init(.lost)),
      ])
      _ = await line.submit("C1", over: line.rail())
      let day = OperatingDay(at: line.bench.clock.now).date
      let list = try await line.rail().statement(
        StatementQuery(day: day, now: line.bench.clock.now), for: line.bench.tenant)
      #expect(list.received.map(\.transfer.amount) == [.mxn(100), .centavos(5_001)])
      #expect(list.sent.map(\.claveRastreo) == ["C1"])
      // The server itself sends the notices; ours is the same key both times.
      for _ in 0..<40 where line.bench.inbox.bodies.count < 2 {
        try await Task.sleep(for: .milliseconds(50))
      }
      let keys = try line.bench.inbox.bodies.map { try IncomingTransfer(stp: $0).key }
      #expect(keys.count == 2 && Set(keys).count == 1)
      #expect(keys.first == list.received.first?.transfer.key)
    }
  }
}
