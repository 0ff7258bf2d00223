import Foundation

/// The tools that read a PDF back: what a person would see is what they say.
enum Poppler {
  static func text(_ pdf: [UInt8]) throws -> String {
    try run("pdftotext", arguments: ["-layout", "-", "-"], input: pdf)
  }

  static func info(_ pdf: [UInt8]) throws -> String {
    try run("pdfinfo", arguments: ["-isodates", "-"], input: pdf)
  }

  private static func run(_ tool: String, arguments: [String], input: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let (source, output) = (Pipe(), Pipe())
    process.standardInput = source
    process.standardOutput = output
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: Data(input))
    try source.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
