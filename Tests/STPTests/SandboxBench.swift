import Foundation
import Kernel
import PaymentsAPI
import Synchronization
import Vault

@testable import STP

/// A sandbox, a rail that speaks to it without a network, and what it posted to us.
struct SandboxBench: Sendable {
  let tenant = TenantID(1)
  let clock = Clock()
  let inbox = Inbox()
  let sandbox: STPSandbox
  let account: STPAccount

  init(signer: RSASigner? = nil, rememberingIn file: URL? = nil) async throws {
    let signer = try signer ?? RSASigner.generate()
    let (clock, inbox) = (clock, inbox)
    let world = World(now: { _ in clock.now }, newID: { UUID() })
    sandbox = STPSandbox(world: world, rememberingIn: file) { _, body in inbox.take(body) }
    account = STPAccount(
      empresa: "SOLERA", account: CLABE.make(bank: 646, plaza: 180, account: 15_700_000_000),
      ordenante: "Solera Préstamos, S.A. de C.V., SOFOM, E.N.R.", ordenanteRFC: "SPR200101AB1",
      baseURL: "http://127.0.0.1:1", signer: signer)
    let company = try STPSandbox.Company(
      tenant: tenant, empresa: "SOLERA", clabePrefix: "6461801570",
      publicKeyPEM: signer.publicPEM, changeHookURL: "change", depositHookURL: "deposit")
    try await sandbox.register(company)
  }

  var rail: STPRail {
    STPRail(account: { [account] _ in account }, send: send)
  }

  var send: STPRail.Send {
    { [sandbox] (call) async throws(RailFailure) in
      let answer =
        if call.url.hasSuffix("registra") {
          await sandbox.register(order: call.body)
        } else if call.url.hasSuffix("conciliacion") {
          await sandbox.answer(conciliacion: call.body)
        } else {
          await sandbox.answer(consulta: call.body)
        }
      switch answer {
      case .reply(let status, let body): return .init(status: status, body: body)
      case .silence: throw .outcomeUnknown(reason: "silence")
      }
    }
  }

  func transfer(_ clave: String, to clabe: String? = nil) -> Transfer {
    Transfer(
      claveRastreo: ClaveRastreo(clave)!, amount: .mxn(5_000),
      beneficiaryName: "Guadalupe Núñez",
      beneficiaryCLABE: clabe ?? CLABE.make(bank: 12, plaza: 180, account: 12_345).text,
      concept: "Tu préstamo", reference: 123, requestedAt: clock.now)
  }

  func find(_ clave: String, submittedAt: Date? = nil) async throws -> RailStatus? {
    try await rail.find(
      TransferQuery(
        claveRastreo: ClaveRastreo(clave)!, submittedAt: submittedAt ?? clock.now, now: clock.now),
      for: tenant)
  }
}

/// 2026-11-20 09:00 in Mexico City, until it is moved.
final class Clock: Sendable {
  private let instant = Mutex(Date(timeIntervalSince1970: 1_795_186_800))
  var now: Date { instant.withLock { $0 } }
  func move(seconds: Int) { instant.withLock { $0 += TimeInterval(seconds) } }
}

final class Inbox: Sendable {
  private let taken = Mutex<(bodies: [[UInt8]], status: Int)>(([], 200))
  var bodies: [[UInt8]] { taken.withLock { $0.bodies } }
  var status: Int {
    get { taken.withLock { $0.status } }
    set { taken.withLock { $0.status = newValue } }
  }
  func take(_ body: [UInt8]) -> Int {
    taken.withLock {
      $0.bodies.append(body)
      return $0.status
    }
  }
}
