import Foundation
import TestKit
import Testing

/// What is computed at run time cannot become a statement: not refused, but impossible to write.
struct BoundTextTests {
  @Test(arguments: ["computed-literal", "joined", "spliced", "not-encodable"])
  func computedTextIsNotAStatement(plant: String) throws {
    // The same compiler, modules and flags accept what is allowed: so the refusal is the type's.
    #expect(try Compiler.complaints(about: "allowed") == "")
    let complaints = try Compiler.complaints(about: plant)
    #expect(complaints.contains("error: "))
    #expect(!complaints.contains("no such module"))
  }
}

enum Compiler {
  /// What the compiler says of a plant that imports the modules built for this test.
  static func complaints(about plant: String) throws -> String {
    let source = Repository.path("Tests/HouseTests/Plants/BoundText/\(plant).swift.plant")
    let copy = FileManager.default.temporaryDirectory
      .appending(path: "caudal-plant-\(ProcessInfo.processInfo.globallyUniqueString).swift")
    try FileManager.default.copyItem(at: URL(filePath: source), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }

    let products = Bundle.main.executableURL?.deletingLastPathComponent().path ?? "."
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments =
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-I", "\(products)/Modules",
        "-Xcc", "-fmodule-map-file=\(Repository.path("Sources/CLibPQ/module.modulemap"))",
        "-Xcc", "-I/usr/include/postgresql", copy.path,
      ]
    let output = Pipe()
    compiler.standardOutput = output
    compiler.standardError = output
    try compiler.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    compiler.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
