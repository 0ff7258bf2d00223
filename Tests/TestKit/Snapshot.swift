import Foundation

/// A text kept in the repository beside its test, to be reviewed when it changes.
public struct Snapshot: Sendable {
  /// The folder, from the repository's root.
  let folder: String

  public init(in folder: String) { self.folder = folder }

  /// `RECORD_SNAPSHOTS=1` writes what is there now, for a person to read before committing it.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  private var root: URL { URL(fileURLWithPath: Repository.path(folder)) }

  /// Writes them where asked to; then as `changes(of:)`.
  public func changesAfterRecording(_ texts: [String: String]) throws -> [String] {
    if Self.isRecording {
      try? FileManager.default.removeItem(at: root)
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      for (name, text) in texts { try Data(text.utf8).write(to: root.appending(path: name)) }
    }
    return try changes(of: texts)
  }

  /// The names of those whose text is not the one kept, each with the first line that differs.
  /// One that nobody draws any more counts too.
  public func changes(of texts: [String: String]) throws -> [String] {
    let kept = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let changed = try texts.sorted { $0.key < $1.key }.compactMap { name, text in
      guard kept.contains(name) else { return "\(name): new" }
      let old = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      return old == text ? nil : "\(name): \(Self.firstChange(from: old, to: text))"
    }
    return changed + kept.filter { texts[$0] == nil }.sorted().map { "\($0): gone" }
  }

  private static func firstChange(from old: String, to new: String) -> String {
    let (before, after) = (old.split(separator: "\n"), new.split(separator: "\n"))
    let line = zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset
    guard let line else { return "\(before.count) lines, now \(after.count)" }
    return "line \(line + 1): \(before[line]) → \(after[line])"
  }
}
