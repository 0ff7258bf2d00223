import Foundation

/// Runs a program of the machine to its end, off Swift's threads.
actor Command {
  static let runner = Command()
  private let executor = ThreadExecutor(name: "command")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  struct Failed: Error, CustomStringConvertible {
    let line: String
    let status: Int32
    let output: String

    var description: String { "\(line) ended with \(status): \(output)" }
  }

  /// What it printed. Through a file and not a pipe: a server started by it keeps its descriptors.
  @discardableResult
  func run(_ words: [String]) throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("caudal-command-\(ProcessInfo.processInfo.globallyUniqueString)")
    guard FileManager.default.createFile(atPath: path.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path.path)
    else {
      throw Failed(line: words.joined(separator: " "), status: -1, output: "no temporary file")
    }
    defer { try? FileManager.default.removeItem(at: path) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let data = FileManager.default.contents(atPath: path.path) ?? Data()
    let output = String(decoding: data.suffix(4_000), as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failed(
        line: words.joined(separator: " "), status: process.terminationStatus, output: output)
    }
    return output
  }
}
