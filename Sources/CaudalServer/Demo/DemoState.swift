import Foundation

/// What the demo remembers of itself beside its data: who runs, the keys it printed, what is sown.
struct DemoState: Codable, Sendable {
  var port: Int
  /// By institution: an API key of the demo, shown on its screen.
  var keys: [String: String] = [:]
  var seeded: Set<String> = []

  static func file(in folder: URL) -> URL { folder.appending(path: "demo.json") }

  static func read(_ file: URL) -> DemoState? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(DemoState.self, from: $0) }
  }

  func write(_ file: URL) throws {
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: file.path)
  }
}
