import Documents
import Foundation
import Kernel
import SignatureAPI
import TestKit
import Testing

@testable import Signature

/// A product chooses its pagaré: none, a series signed with the contract, or one in ink.
struct PagareTests {
  @Test func aSeriesPromisesEveryPaymentAndIsSignedWithTheContract() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared(pagare: .perInstallment)
      let copy = try await bench.file(of: contract) { try await $0.copy(.pagares) }
      let series = try #require(copy)
      let draft = bench.draft(pagare: .perInstallment)
      for line in draft.schedule {
        #expect(series.html.contains("Pagaré \(line.number) de \(draft.schedule.count)"))
        #expect(series.html.contains(line.total.amountInWords))
        #expect(series.html.contains(line.dueOn.text.long))
      }
      #expect(!series.html.contains(draft.folio), "a pagaré depends on no contract")

      let draftKept = try await bench.file(of: contract) { try await $0.draft() }
      #expect(throws: SignContract.Refused.unread([.pagares])) {
        try SignContract.check(
          draftKept, viewed: [.caratula, .contratoAdhesion, .tablaAmortizacion],
          on: SignatureBench.today)
      }
      try await bench.readAll(contract)
      let finding = try await bench.file(of: contract) { try await VerifyEvidence()(contract, $0) }
      #expect(finding == .intact)
    }
  }

  @Test func theOneInInkWaitsBesideThePackage() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared(pagare: .atSightOnPaper)
      let documents = try await bench.read { try await $0.documents(of: contract.id) }
      #expect(documents.map(\.kind).contains(.pagare))
      #expect(!documents.map(\.kind).contains(.pagares))
      #expect(PackageHash.of(documents) == contract.sha256)
      let plain = documents.filter { $0.kind != .pagare }
      #expect(PackageHash.of(plain) == contract.sha256, "ink is not a code: it is not sealed")
      let copy = try await bench.file(of: contract) { try await $0.copy(.pagare) }
      let note = try #require(copy)
      #expect(note.html.contains("a la vista"))
      #expect(note.html.contains("diez mil pesos 00/100 M.N."))
    }
  }

  @Test func aProductWithoutOneHasNoPaper() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let documents = try await bench.read { try await $0.documents(of: contract.id) }
      #expect(Set(documents.map(\.kind)).isDisjoint(with: [.pagares, .pagare]))
    }
  }
}
