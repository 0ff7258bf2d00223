import Foundation
import Postgres

/// PostgreSQL's own measure, run as a program beside ours.
struct PgBench {
  static let scale = 10
  private let socket: String

  struct Failed: Error {
    let output: String
  }

  init(_ cluster: LocalCluster) { socket = cluster.socketDirectory }

  func prepare() throws {
    _ = try run(["-i", "-q", "-s", String(Self.scale)])
  }

  /// Transactions per second, with prepared statements. By count and not by time: its alarm does
  /// not ring in a child of a thread that blocks signals.
  func tps(_ script: [String], each count: Int) throws -> Int {
    let output = try run(
      script + [
        "-n", "-M", "prepared", "-c", String(Bench.clients), "-j", "2", "-t",
        String(count),
      ])
    guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
      let whole = Int(line.dropFirst(6).prefix { $0.isNumber })
    else { throw Failed(output: output) }
    return whole
  }

  private func run(_ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["pgbench", "-h", socket, "-U", LocalCluster.Role.admin.rawValue] + words + ["bench"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Failed(output: text) }
    return text
  }
}
