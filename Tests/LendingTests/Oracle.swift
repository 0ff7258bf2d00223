import Foundation

/// Files of other systems' results, kept outside the repository.
enum Oracle {
  /// The file that the environment names, or the usual one, or our own small sample of it where
  /// that is not there.
  static func file(_ variable: String, _ usual: String) -> URL {
    if let named = ProcessInfo.processInfo.environment[variable] { return URL(filePath: named) }
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let shared = tests.appending(path: "../../../shared/oracles/\(usual)").standardizedFileURL
    if FileManager.default.fileExists(atPath: shared.path) { return shared }
    return golden("\(usual.prefix { $0 != "/" })-sample.json")
  }

  static func golden(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }

  /// One line of result, where whoever runs the tests reads it.
  static func tell(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
