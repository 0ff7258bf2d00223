import Documents
import Foundation
import Jobs
import Kernel
import TestKit
import Testing
import Web

@testable import Signature

struct ContractPagesTests {
  @Test func everySampleSaysItsState() {
    let borrower = BorrowerContractPage.samples.map { $0.value.body.text }
    #expect(borrower[0].contains("Te falta abrir 2 documentos"))
    #expect(borrower[3].contains("Firmar mi contrato"))
    #expect(borrower[3].contains("data-locate=\"donde-estas\""))
    #expect(borrower[4].contains("Cancelar mi contrato"))
    #expect(borrower[1].contains("Prepararlos con la fecha de hoy"))
    let staff = StaffContractPage.samples.map { $0.value.body.text }
    #expect(staff[0].contains("Enviar el código"))
    #expect(staff[4].contains("Bitácora alterada"))
    #expect(!ReadDocumentPage.samples.isEmpty)
  }

  @Test func theBorrowerFindsTheDocumentsReadAndThenTheButton() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let reader = ReadContract(desk: bench.desk)
      let before = try #require(
        try await reader(contract.application, of: contract.party, for: bench.tenant))
      let page = BorrowerContractPage(before, hasCode: false, form: Form(), csrf: "t")
      #expect(page.step == .reading(left: 3))
      try await bench.readAll(contract)
      let after = try #require(
        try await reader(contract.application, of: contract.party, for: bench.tenant))
      let ready = BorrowerContractPage(after, hasCode: true, form: Form(), csrf: "t")
      #expect(ready.body.text.contains("Firmar mi contrato"))
      #expect(ready.papers.allSatisfy { $0.isRead || !$0.isRequired })
    }
  }

  @Test func somebodyElsesContractDoesNotExist() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let stranger = bench.world.world.newID(PartyID.self)
      let seen = try await ReadContract(desk: bench.desk)(
        contract.application, of: stranger, for: bench.tenant)
      #expect(seen == nil)
    }
  }

  @Test func theCopyIsDeliveredOnceHoweverOftenTheJobRuns() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.signed()
      for _ in 0..<2 {
        try await DeliverCopy(desk: bench.desk).deliver(contract.id, of: bench.tenant)
      }
      #expect(bench.phone.copies == ["SOL-TEST1"])
      let log = try await bench.file(of: contract) { try await $0.happenings() }
      #expect(log.last?.kind == .delivered)
      #expect(Happening.holds(log))
    }
  }
}
