import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import TestKit
import Testing

@testable import Signature

struct SignContractTests {
  @Test func signingLeavesTheSignatureItsFactAndItsEvidence() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.signed()
      #expect(contract.state == .signed)
      #expect(contract.signedOn == SignatureBench.today)
      let log = try await bench.file(of: contract) { try await $0.happenings() }
      #expect(log.map(\.kind) == [.prepared, .viewed, .viewed, .viewed, .codeSent, .signed])
      #expect(log.last?.facts.location == GeoPoint.zocalo)
      #expect(log.last?.facts.address == "203.0.113.7")
      #expect(log.last?.facts.package == contract.sha256)
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_signed.v1'")
      #expect(told == 1)
      let sheet = try await bench.file(of: contract) { try await $0.copy(.evidenciaFirma) }
      let html = try #require(sheet).html
      #expect(html.contains(contract.sha256))
      #expect(html.contains("19.432600, -99.133200 (± 20 m)"))
      #expect(!html.contains("5512345678"), "the evidence shows the phone masked")
      let finding = try await bench.file(of: contract) { try await VerifyEvidence()(contract, $0) }
      #expect(finding == .intact)
    }
  }

  @Test func withoutALocationTheBranchIsOffered() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready(at: nil)
      await #expect(throws: SignContract.Refused.locationMissing) {
        try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      }
      #expect(SignContract.Refused.locationMissing.problem.detail.contains("sucursal"))
      let witness = SigningMeans.Witness(
        id: bench.world.world.newID(StaffID.self), name: "Ana Torres", branch: "Centro")
      let inBranch = SignContract.Order(
        contract: order.contract, code: order.code, means: .branch(witness),
        circumstances: order.circumstances)
      let signed = try await SignContract(desk: bench.desk)(inBranch, of: bench.tenant)
      let sheet = try await bench.file(of: signed) { try await $0.copy(.evidenciaFirma) }
      #expect(try #require(sheet).html.contains("Ana Torres (Centro)"))
    }
  }

  @Test func nobodySignsWhatTheyHaveNotSeen() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      _ = try await ViewDocument(desk: bench.desk)(
        .caratula, of: contract.id, for: bench.tenant, bench.circumstances())
      let unread: [DocumentKind] = [.contratoAdhesion, .tablaAmortizacion]
      await #expect(throws: SignContract.Refused.unread(unread)) {
        try await SendSigningCode(desk: bench.desk)(
          contract.id, of: bench.tenant, bench.circumstances())
      }
      #expect(bench.phone.lastCode.isEmpty)
    }
  }

  @Test func aWrongCodeSignsNothing() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      let wrong = SignContract.Order(
        contract: order.contract,
        code: SigningDoors.TypedCode(digits: "000000", flow: order.code.flow),
        means: order.means, circumstances: order.circumstances)
      await #expect(throws: FakePhone.WrongCode.self) {
        try await SignContract(desk: bench.desk)(wrong, of: bench.tenant)
      }
      #expect(try await bench.contract(order.contract).state == .prepared)
      #expect(try await bench.count("SELECT count(*) FROM signature.signature") == 0)
    }
  }

  @Test func aBlockedPersonDoesNotContract() async throws {
    try await SignatureBench.with(blocked: [Cast.chuy]) { bench in
      let order = try await bench.ready(Cast.chuy)
      await #expect(throws: SignContract.Refused.notAllowed) {
        try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      }
      #expect(try await bench.contract(order.contract).state == .prepared)
    }
  }

  @Test func signingTwiceGivesTheSameAnswerAndOneSignature() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      let first = try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      bench.world.advance(by: 60)
      let second = try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      #expect(first == second)
      #expect(try await bench.count("SELECT count(*) FROM signature.signature") == 1)
    }
  }

  @Test func twoPressesOfTheButtonAreOneSignature() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            (try? await SignContract(desk: bench.desk)(order, of: bench.tenant)) != nil
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes.contains(true))
      #expect(try await bench.count("SELECT count(*) FROM signature.signature") == 1)
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_signed.v1'")
      #expect(told == 1)
      let contract = try await bench.contract(order.contract)
      let log = try await bench.file(of: contract) { try await $0.happenings() }
      #expect(log.count { $0.kind == .signed } == 1)
      #expect(Happening.holds(log))
    }
  }

  @Test func twoLiveCodesAtOnceStillMakeOneSignature() async throws {
    try await SignatureBench.with { bench in
      let first = try await bench.ready()
      let sent = try await SendSigningCode(desk: bench.desk)(
        first.contract, of: bench.tenant, bench.circumstances())
      let second = SignContract.Order(
        contract: first.contract,
        code: SigningDoors.TypedCode(digits: bench.phone.lastCode, flow: sent.code.flow),
        means: first.means, circumstances: first.circumstances)
      async let one = SignContract(desk: bench.desk)(first, of: bench.tenant)
      async let two = SignContract(desk: bench.desk)(second, of: bench.tenant)
      let answers = try await [one, two]
      #expect(answers[0].signedAt == answers[1].signedAt)
      #expect(try await bench.count("SELECT count(*) FROM signature.signature") == 1)
    }
  }

  @Test func aDocumentReadTwiceIsNotedOnce() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      for _ in 0..<3 { try await bench.readAll(contract) }
      let log = try await bench.file(of: contract) { try await $0.happenings() }
      #expect(log.map(\.kind) == [.prepared, .viewed, .viewed, .viewed])
    }
  }
}
