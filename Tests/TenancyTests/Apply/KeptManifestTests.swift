import Foundation
import Tenancy
import Testing

/// Manifests are kept as JSON for as long as a loan or a decision needs them, so what was written
/// once must be read by every later version of the house.
@Suite struct KeptManifestTests {
  private static let kept = DemoFolders.root.appending(path: "Tests/Manifests/kept")

  /// CAUDAL_KEEP_MANIFEST=2 writes `solera-2.json` from today's types. A kept file never changes.
  @Test func everyManifestThatWasEverKeptIsStillRead() throws {
    if let number = ProcessInfo.processInfo.environment["CAUDAL_KEEP_MANIFEST"] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let json = try encoder.encode(ValidManifest(DemoFolders.folder("solera")).manifest)
      try json.write(to: Self.kept.appending(path: "solera-\(number).json"))
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.kept, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let manifest = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file))
      #expect(manifest.slug == "solera")
      #expect(manifest.products.count == 2)
      // Its rules were of before policies were models: none of them answers now.
      #expect(manifest.policy(for: .origination) == nil)
    }
  }

  @Test func theSameManifestIsTheSameText() throws {
    func text() throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return try encoder.encode(ValidManifest(DemoFolders.folder("raices")).manifest)
    }
    let first = try text()
    for _ in 0..<5 { #expect(try text() == first) }
  }
}
