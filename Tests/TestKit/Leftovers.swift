public import Foundation
public import Postgres

/// A test process may be killed, so a small watcher outlives it and takes its cluster down.
public enum Leftovers {
  private static let prefix = "caudal-test-"

  public static func directory(of process: Int32) -> String {
    "\(FileManager.default.temporaryDirectory.path)/\(prefix)\(process)"
  }

  /// Takes the cluster down once `process` is gone, however it went.
  public static func watch(
    _ cluster: LocalCluster, in directory: String,
    process: Int32 = ProcessInfo.processInfo.processIdentifier
  ) throws {
    let script = """
      while kill -0 "$1" 2>/dev/null; do sleep 0.5; done
      head -1 "$2/postmaster.pid" | xargs -r kill -QUIT
      while [ -e "$2/postmaster.pid" ]; do sleep 0.2; done
      rm -rf "$3" "$4"
      """
    let watcher = Process()
    watcher.executableURL = URL(filePath: "/usr/bin/env")
    watcher.arguments = [
      "setsid", "timeout", "86400", "sh", "-c", script, "watch",
      String(process), cluster.dataDirectory, cluster.socketDirectory, directory,
    ]
    watcher.currentDirectoryURL = URL(filePath: "/")
    watcher.standardInput = FileHandle.nullDevice
    watcher.standardOutput = FileHandle.nullDevice
    watcher.standardError = FileHandle.nullDevice
    try watcher.run()
  }

  /// Clusters and folders of processes that are gone and whose watcher was killed too.
  static func clear() {
    let temporary = FileManager.default.temporaryDirectory.path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: temporary)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0 else {
        continue
      }
      let folder = "\(temporary)/\(name)"
      if let server = server(at: "\(folder)/data") { kill(server, SIGQUIT) }
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  /// The number in `postmaster.pid`, if it is still a server at work in that folder.
  public static func server(at data: String) -> Int32? {
    guard let text = FileManager.default.contents(atPath: "\(data)/postmaster.pid"),
      let first = String(decoding: text, as: UTF8.self).split(separator: "\n").first,
      let home = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(first)/cwd"),
      home == data
    else { return nil }
    return Int32(first)
  }
}
