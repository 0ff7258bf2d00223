import Testing

/// The rules that the compiler cannot hold. Each is first seen red on a plant, then asked of the
/// house.
struct HouseTests {
  @Test func noBodyImportsAnotherAndArrowsPointDown() {
    let planted = Imports.violations(in: House.plant("Imports")).map(\.description)
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
    #expect(Imports.violations(in: House.files).isEmpty)
  }

  @Test func bannedWordsHaveAReplacement() {
    let planted = Set(BannedWords.violations(in: House.plant("BannedWords")).map(\.message))
    for word in [
      "Date() →", "Date.now →", "UUID() →", "try! →", "print( →", "Double →",
      "@unchecked Sendable →", "nonisolated(unsafe) →", "Task.detached →", "fatalError( →",
      "  package func →", "TODO →", "@testable import Ledger →",
    ] {
      #expect(planted.contains { $0.hasPrefix(word) }, "\(word) is not seen")
    }
    #expect(BannedWords.violations(in: House.files).isEmpty)
  }

  @Test func everythingFitsOnAScreen() {
    let planted = Sizes.violations(in: House.plant("Sizes")).map(\.message)
    #expect(
      planted == [
        "101 columns → at most 100", "301 lines → one act a file, at most 300",
        "a function of 71 lines → at most 70",
      ])
    #expect(Sizes.violations(in: House.files).isEmpty)
  }

  @Test func oneThingHasOneName() {
    let planted = Glossary.violations(in: House.plant("Glossary"))
    #expect(planted.count == Glossary.never.count)
    #expect(Glossary.violations(in: House.files).isEmpty)
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
