import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import Tenancy
import TestKit
import Testing
import Web

@testable import Signature

/// A contract prepared on one day and signed on a later one.
struct RenewContractTests {
  static let tomorrow = CalendarDate("2026-11-21")!

  @Test func thePapersOfTheDayReplaceThoseOfAnotherAndAreReadAgain() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let old = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      try await bench.readAll(old)
      try await bench.nextDay()
      let renewed = try await bench.renew(draft)

      #expect(renewed.edition == 2)
      #expect(renewed.state == .prepared)
      #expect(renewed.sha256 != old.sha256)
      let replaced = try await bench.read { try await $0.supersededPackages(of: old.id) }
      let kept = SupersededPackage(
        edition: 1, preparedOn: SignatureBench.today, sha256: old.sha256)
      #expect(replaced == [kept])
      let before = try await bench.file(of: old) { try await $0.copy(.caratula, edition: 1) }
      #expect(try #require(before).html.contains("20 de noviembre de 2026"))
      let now = try await bench.file(of: old) { try await $0.copy(.caratula) }
      #expect(try #require(now).html.contains("21 de noviembre de 2026"))

      let unread: [DocumentKind] = [.caratula, .contratoAdhesion, .tablaAmortizacion]
      await #expect(throws: SignContract.Refused.unread(unread)) {
        try await SendSigningCode(desk: bench.desk)(
          old.id, of: bench.tenant, bench.circumstances())
      }
      let signed = try await SignContract(desk: bench.desk)(
        try await bench.coded(renewed), of: bench.tenant)
      #expect(signed.signedOn == Self.tomorrow)
      let log = try await bench.file(of: old) { try await $0.happenings() }
      let read = [Happening.Kind](repeating: .viewed, count: 3)
      #expect(log.map(\.kind) == [.prepared] + read + [.renewed] + read + [.codeSent, .signed])
      let finding = try await bench.file(of: old) { try await VerifyEvidence()(signed, $0) }
      #expect(finding == .intact)
    }
  }

  @Test func aContractOfAnotherDayIsNotSignedAndSaysWhatToDo() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      try await bench.nextDay()
      let stale = SignContract.Refused.stale(
        preparedOn: SignatureBench.today, today: Self.tomorrow)
      await #expect(throws: stale) {
        try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      }
      await #expect(throws: stale) {
        try await SendSigningCode(desk: bench.desk)(
          order.contract, of: bench.tenant, bench.circumstances())
      }
      #expect(stale.problem.detail.contains("Prepáralo de nuevo"))
      #expect(try await bench.contract(order.contract).state == .prepared)
    }
  }

  @Test func aSignedContractStaysAsItWasSigned() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let contract = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      try await bench.readAll(contract)
      _ = try await SignContract(desk: bench.desk)(
        try await bench.coded(contract), of: bench.tenant)
      try await bench.nextDay()
      await #expect(throws: Contract.IllegalTransition(state: .signed, event: .renew)) {
        try await bench.renew(draft)
      }
    }
  }

  @Test func theSameDayChangesNothingHoweverOftenItIsAsked() async throws {
    try await SignatureBench.with { bench in
      var draft = bench.draft()
      let first = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      let same = try await RenewContract(desk: bench.desk)(
        draft, for: bench.tenant, by: .system("test"))
      #expect(same == first)
      try await bench.nextDay()
      draft.preparedOn = Self.tomorrow
      let again = draft
      try await withThrowingTaskGroup(of: Contract.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await RenewContract(desk: bench.desk)(
              again, for: bench.tenant, by: .system("test"))
          }
        }
        for try await contract in group { #expect(contract.edition == 2) }
      }
      #expect(try await bench.count("SELECT count(*) FROM signature.superseded_package") == 1)
      #expect(try await bench.count("SELECT count(*) FROM signature.document") == 8)
    }
  }

  /// Whoever comes first wins: either the old papers are signed on their day, or the new ones wait
  /// unread. The old papers are never signed once they were replaced.
  @Test func signingAgainstPreparingAnewLeavesOneOfTheTwo() async throws {
    try await SignatureBench.with { bench in
      for _ in 0..<6 {
        let party = bench.world.world.newID(PartyID.self)
        var later = bench.draft(party)
        let contract = try await PrepareContract(desk: bench.desk)(later, for: bench.tenant)
        try await bench.readAll(contract)
        let order = try await bench.coded(contract)
        later.preparedOn = Self.tomorrow
        let draft = later
        async let signing = try? SignContract(desk: bench.desk)(order, of: bench.tenant)
        async let renewing = try? RenewContract(desk: bench.desk)(
          draft, for: bench.tenant, by: .system("test"))
        let (signed, renewed) = await (signing, renewing)
        #expect((signed == nil) != (renewed == nil))
        let left = try await bench.contract(contract.id)
        #expect(left.state == (signed == nil ? .prepared : .signed))
        #expect(left.edition == (signed == nil ? 2 : 1))
        let log = try await bench.file(of: left) { try await $0.happenings() }
        #expect(Happening.holds(log))
      }
    }
  }

  @Test func aCodeForTheOldPapersDoesNotSignTheNew() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let contract = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      try await bench.readAll(contract)
      let old = try await bench.coded(contract)
      try await bench.nextDay()
      let renewed = try await bench.renew(draft)
      try await bench.readAll(renewed)
      await #expect(throws: FakePhone.WrongCode.self) {
        try await SignContract(desk: bench.desk)(old, of: bench.tenant)
      }
    }
  }

  @Test func theBorrowersPageOffersTheDateOfTheDayAndSaysWhatChanged() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let contract = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      try await bench.nextDay()
      let stale = try await bench.page(of: contract)
      #expect(stale.contains("Estos papeles son del 20 de noviembre de 2026"))
      #expect(stale.contains("/solicitud/\(contract.application)/contrato/al-dia"))
      #expect(!stale.contains("Enviarme el código"))
      _ = try await bench.renew(draft)
      let renewed = try await bench.page(of: contract)
      #expect(renewed.contains("sustituyen a los del 20 de noviembre de 2026"))
      #expect(renewed.contains("Te falta abrir 3 documentos"))
    }
  }
}

extension SignatureBench {
  func nextDay() async throws {
    try await database.transaction(for: tenant) { db in
      _ = try await desk.tenants.advanceBusinessDate(
        from: Self.today, to: RenewContractTests.tomorrow, in: db)
    }
  }

  @discardableResult
  func renew(_ draft: ContractDraft) async throws -> Contract {
    var today = draft
    today.preparedOn = RenewContractTests.tomorrow
    return try await RenewContract(desk: desk)(today, for: tenant, by: .borrower(draft.party))
  }

  /// What is left, once it was read, is to type the code.
  func coded(_ contract: Contract) async throws -> SignContract.Order {
    try await readAll(contract)
    let sent = try await SendSigningCode(desk: desk)(contract.id, of: tenant, circumstances())
    return SignContract.Order(
      contract: contract.id,
      code: SigningDoors.TypedCode(digits: phone.lastCode, flow: sent.code.flow),
      means: .remote(.zocalo), circumstances: circumstances())
  }

  func page(of contract: Contract) async throws -> String {
    let overview = try await ReadContract(desk: desk)(
      contract.application, of: contract.party, for: tenant)
    guard let overview else { throw ContractUnknown(id: contract.id) }
    return BorrowerContractPage(overview, hasCode: false, form: Form(), csrf: "t").body.text
  }
}
