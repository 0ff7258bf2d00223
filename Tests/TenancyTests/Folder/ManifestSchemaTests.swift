import Foundation
import Tenancy
import Testing

@Suite struct ManifestSchemaTests {
  /// The test tools' own interpreter, which has jsonschema; the system's where they are not set up.
  private static var python: String {
    let tools = DemoFolders.root.appending(path: ".build-tools/bin/python").path
    return FileManager.default.isExecutableFile(atPath: tools) ? tools : "python3"
  }

  private static let published = DemoFolders.root.appending(path: "docs/manifest.schema.json")

  /// When a shape changes, run with CAUDAL_PUBLISH_SCHEMA=1 to write the file again.
  @Test func thePublishedSchemaIsTheOneThatReads() throws {
    if ProcessInfo.processInfo.environment["CAUDAL_PUBLISH_SCHEMA"] == "1" {
      try Data(ManifestSchema.text.utf8).write(to: Self.published)
    }
    let published = try String(contentsOf: Self.published, encoding: .utf8)
    #expect(published == ManifestSchema.text)
  }

  /// An independent validator reads the YAML and the schema and agrees that the demos hold, and
  /// that every key they use is listed.
  @Test func anotherValidatorAcceptsTheDemoInstitutions() throws {
    let script = DemoFolders.root.appending(path: "Tests/Manifests/check_manifests.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [Self.python, script.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output)")
  }
}
