import CaudalServer
import Foundation
import TestKit
import Testing
import Vault
import Web

/// Every page of the house, with every sample of it, and every route to them.
struct PageTests {
  private func routes() async throws -> Routes {
    try await TestDatabase.withDatabase { test in
      let key = FileManager.default.temporaryDirectory.appending(path: "caudal-\(test.name).key")
      defer { try? FileManager.default.removeItem(at: key) }
      try RootKey.make(atPath: key.path)
      let house = try await House(
        Settings(database: test.settings, rootKeyFile: key.path, isDemo: true))
      return house.routes
    }
  }

  @Test func everySampleOfEveryPageIsFitToBeShown() async throws {
    let planted =
      #"<p style="x" onclick="y">Optional(1) nil <img src="a"><script>z</script></p>"#
      + #"<a href="javascript:1">https://cdn.example.com/x</a> &lt;small&gt;x"#
    #expect(PageRules.faults(of: planted).count == 10)

    let pages = try await routes().pages
    #expect(pages.count > 30)
    var found: [String] = []
    for kind in pages {
      if kind.samples.isEmpty { found.append("\(kind.name) has no sample") }
      for sample in kind.samples {
        let html = String(decoding: sample.page.body.bytes, as: UTF8.self)
        found += PageRules.faults(of: html).map { "\(kind.name) (\(sample.name)) has \($0)" }
      }
    }
    #expect(found.isEmpty)
  }

  /// `RECORD_SNAPSHOTS=1 swift test --filter PageTests` keeps what is drawn now.
  @Test func everySampleIsDrawnAsItWasWhenSomebodyReadIt() async throws {
    let snapshot = Snapshot(in: "Tests/HouseTests/Pages/__Snapshots__")
    #expect(try snapshot.changes(of: ["a.html": "planted"]).contains("a.html: new"))

    let pages = try await routes().pages
    let drawn = pages.map { kind in
      (
        "\(kind.name).html",
        kind.samples.map { sample in
          "<!-- \(sample.name) -->\n\(String(decoding: sample.page.body.bytes, as: UTF8.self))\n"
        }.joined(separator: "\n")
      )
    }
    let changes = try snapshot.changesAfterRecording(Dictionary(drawn) { $0 + $1 })
    #expect(changes.isEmpty, "Read the page, then record it: RECORD_SNAPSHOTS=1")
  }

  @Test func noTwoRoutesAnswerTheSamePathAndEveryPathHasItsLanguage() async throws {
    let all = try await routes().all
    let keys = all.map { route in
      let shape = route.path.split(separator: "/").map { $0.hasPrefix(":") ? ":" : $0 }
      return "\(route.method.rawValue) /\(shape.joined(separator: "/"))"
    }
    let twice = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice.isEmpty)
    let withoutDocument = all.filter { $0.path.hasPrefix("/api/v1") && $0.api == nil }.map(\.path)
    #expect(withoutDocument.isEmpty)
  }
}
