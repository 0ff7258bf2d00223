import Foundation
import Testing

/// The wall against injected markup is that the compiler refuses it: so the compiler is asked.
struct WallTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func whatIsBoundCompiles() throws {
    #expect(
      try compiles(
        """
        let name = "Lupita"
        let inner: HTML = "<b>\\(name)</b>"
        let page: HTML = "<p title=\\"\\(name)\\">\\(inner)\\(3)</p>"
        let href: Href = "/personas/\\(name)"
        """))
  }

  @Test(arguments: [
    "let evil = HTML(stringLiteral: name)", "let evil: HTML = name",
    "let evil: HTML = \"<p>\" + name", "let evil = HTML(name)", "let evil: Href = name",
    "let evil = Href(stringLiteral: name)", "let evil: HTML = \"<p>\" as String",
    "var evil = HTML(); evil.bytes = Array(name.utf8)",
  ])
  func whatIsGluedDoesNot(_ line: String) throws {
    #expect(try !compiles("let name = String(\"<script>\")\n" + line))
  }

  private func compiles(_ source: String) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "wall-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = folder.appending(path: "main.swift")
    try Data(source.utf8).write(to: main)
    let web = Self.root.appending(path: "Sources/Web/HTML")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-typecheck", "-swift-version", "6"]
      + ["HTML.swift", "Href.swift"].map { web.appending(path: $0).path } + [main.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
