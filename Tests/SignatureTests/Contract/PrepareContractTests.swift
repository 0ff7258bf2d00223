import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import TestKit
import Testing

@testable import Signature

struct PrepareContractTests {
  @Test func anOfferBecomesSealedDocumentsWithTheirFingerprints() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      #expect(contract.state == .prepared)
      let documents = try await bench.read { try await $0.documents(of: contract.id) }
      #expect(documents.map(\.kind) == bench.draft().papers)
      #expect(PackageHash.of(documents) == contract.sha256)
      for kind in bench.draft().papers {
        let copy = try await bench.file(of: contract) { try await $0.copy(kind) }
        let found = try #require(copy)
        #expect(Documents.SHA256.hex(found.pdf) == found.document.sha256)
        #expect(found.pdf.starts(with: "%PDF".utf8))
        #expect(found.html.contains("Guadalupe Hernández Ríos"))
      }
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_prepared.v1'")
      #expect(told == 1)
    }
  }

  @Test func whatIsKeptIsNotReadableInTheDatabase() async throws {
    try await SignatureBench.with { bench in
      _ = try await bench.prepared()
      let plain = try await bench.count(
        """
        SELECT count(*) FROM signature.document
        WHERE position('\\x25504446'::bytea IN pdf) > 0
          OR position('Guadalupe'::bytea IN html) > 0
        """)
      #expect(plain == 0)
      let drafts = try await bench.count(
        "SELECT count(*) FROM signature.contract WHERE position('HERG'::bytea IN draft) > 0")
      #expect(drafts == 0)
    }
  }

  @Test func aContractWithAnEmptyDatumRefusesToExist() async throws {
    try await SignatureBench.with { bench in
      var draft = bench.draft()
      draft.reca = " "
      let refusal = await #expect(throws: DocumentRefused.self) {
        try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      }
      #expect(refusal?.problem.members["variable"] == "contrato.reca")
      let kept = try await bench.count("SELECT count(*) FROM signature.contract")
      #expect(kept == 0)
    }
  }

  @Test func preparingTwiceGivesTheSameContract() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let first = try await bench.signature.client.prepare(bench.tenant, draft)
      bench.world.advance(days: 1)
      let second = try await bench.signature.client.prepare(bench.tenant, draft)
      #expect(first == second)
      #expect(try await bench.count("SELECT count(*) FROM signature.document") == 4)
    }
  }

  @Test func preparingAtOnceMakesOneContract() async throws {
    try await SignatureBench.with { bench in
      let draft = bench.draft()
      let hashes = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant).sha256
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(hashes.count == 1)
      #expect(try await bench.count("SELECT count(*) FROM signature.contract") == 1)
      #expect(try await bench.count("SELECT count(*) FROM signature.document") == 4)
      #expect(try await bench.count("SELECT count(*) FROM signature.happening") == 1)
    }
  }

  @Test func anotherInstitutionSeesNothingOfIt() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let stranger = TenantID(bench.tenant.number + 1)
      let seen = try await bench.database.read(for: stranger) { db in
        try await db.contract(contract.id)
      }
      #expect(seen == nil)
    }
  }

  @Test func theGroupsContractSaysWhoAnswersForIt() async throws {
    try await SignatureBench.with("raices") { bench in
      var draft = bench.draft()
      draft.terms.hasJointLiability = true
      draft.terms.garantiaLiquida = .mxn(1_000)
      draft.terms.frequencyText = "semanal"
      let contract = try await PrepareContract(desk: bench.desk)(draft, for: bench.tenant)
      let copy = try await bench.file(of: contract) { try await $0.copy(.contratoAdhesion) }
      let html = try #require(copy).html
      #expect(html.contains("obligadas solidarias"))
      #expect(html.contains("Garantía líquida"))
      #expect(html.contains("$1,000.00 MXN"))
      #expect(html.contains("conforme a la Circular 21/2009 del Banco de México"))
    }
  }
}
