import CaudalServer
import Foundation
import TestKit
import Testing

/// The rules that the compiler cannot hold. Each is first seen red on a plant, then asked of the
/// house.
struct HouseTests {
  @Test func noBodyImportsAnotherAndArrowsPointDown() {
    let planted = Imports.violations(in: SourceTree.plant("Imports")).map(\.description)
    #expect(
      planted == [
        "Sources/Kernel/Reader.swift:1 imports Postgres: "
          + "the pure rooms know no database, no web and no module",
        "Sources/Servicing/Loan/Loan.swift:2 imports Payments: "
          + "ask its face PaymentsAPI, or listen to its facts",
        "Sources/ServicingAPI/LoanSummary.swift:1 imports Postgres: "
          + "a face imports Kernel and nothing else",
        "Sources/Web/Page.swift:1 imports Identity: "
          + "the ground has no business words: take a closure",
        "Plugins/STP/STPRail.swift:2 imports Postgres: "
          + "a connector sees Kernel, its face, Vault and Web",
      ])
    #expect(Imports.violations(in: SourceTree.files).isEmpty)
  }

  @Test func bannedWordsHaveAReplacement() {
    let planted = Set(BannedWords.violations(in: SourceTree.plant("BannedWords")).map(\.message))
    for word in [
      "Date() →", "Date.now →", "UUID() →", "try! →", "print( →", "Double →",
      "@unchecked Sendable →", "nonisolated(unsafe) →", "Task.detached →", "fatalError( →",
      "  package func →", "TODO →", "@testable import Ledger →",
    ] {
      #expect(planted.contains { $0.hasPrefix(word) }, "\(word) is not seen")
    }
    #expect(BannedWords.violations(in: SourceTree.files).isEmpty)
  }

  @Test func everythingFitsOnAScreen() {
    let planted = Sizes.violations(in: SourceTree.plant("Sizes")).map(\.message)
    #expect(
      planted == [
        "101 columns → at most 100", "301 lines → one act a file, at most 300",
        "a function of 71 lines → at most 70",
      ])
    #expect(Sizes.violations(in: SourceTree.files).isEmpty)
  }

  @Test func oneThingHasOneName() {
    let planted = Glossary.violations(in: SourceTree.plant("Glossary"))
    #expect(planted.count == Glossary.never.count)
    #expect(Glossary.violations(in: SourceTree.files).isEmpty)
  }

  @Test func everyProblemTypeIsDocumented() throws {
    let planted = ProblemTypes.all(in: SourceTree.plant("Problems"))
    #expect(
      ProblemTypes.faults(of: planted, documented: "| `loan/gone` | 410 | Ya no existe |") == [
        "add to docs/guides/problems.md: | `loan/closed` | 409 | Cerrado |",
        "add to docs/guides/problems.md: | `loan/closed` | 422 | Está cerrado |",
        "nobody says any more: | `loan/gone` | 410 | Ya no existe |",
        "loan/closed means two things",
      ])
    let document = FileManager.default.contents(
      atPath: Repository.path("docs/guides/problems.md"))
    let faults = ProblemTypes.faults(
      of: ProblemTypes.all(in: SourceTree.files),
      documented: String(decoding: document ?? Data(), as: UTF8.self))
    #expect(faults.isEmpty)
  }

  @Test func everyActHasWordsForWhoReadsTheTrail() {
    let planted = Verbs.all(in: SourceTree.plant("Verbs"))
    #expect(
      Verbs.faults(of: planted, named: ["loan.booked"]) == [
        "add to ActWords: loan.forgiven", "add to ActWords: loan.forgiven_whole",
      ])
    let named = Set(ActWords.verbs.keys)
    #expect(Verbs.faults(of: Verbs.all(in: SourceTree.files), named: named).isEmpty)
  }

  @Test func wordsInCommentsAndTextAreNotCode() {
    let file = SourceFile(
      path: "Sources/Ledger/Entry.swift",
      text: #"""
        // Date() in a comment
        let a = "Date() in \(b ? "text" : "UUID()") text"
        let c = #"a "quoted" \(not) one"#
        """#)
    #expect(BannedWords.violations(in: [file]).isEmpty)
    #expect(file.literals.map(\.text).contains("Date() in $1 text"))
  }
}
