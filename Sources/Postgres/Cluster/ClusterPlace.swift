import Foundation

/// Where a cluster's files are: in the folder that was asked for, or, where the server's user
/// cannot enter it (a checkout under /root), in one of the machine's own.
struct ClusterPlace {
  let data: String
  let socket: String
  private var lock: Int32

  /// Holds the folder's lock until `unlock`: two starts at once queue.
  init(wanted: String) async throws {
    let tools = try ServerTools()
    let directory = try await Self.reachable(wanted, tools)
    data = "\(directory)/data"
    socket = Self.socketDirectory(for: directory)
    lock = open("\(directory)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    if lock >= 0 { flock(lock, LOCK_EX) }
  }

  mutating func unlock() {
    if lock >= 0 { close(lock) }
    lock = -1
  }

  /// The major version of the cluster that is there.
  var version: String? {
    FileManager.default.contents(atPath: "\(data)/PG_VERSION").map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// The temporary folder is everybody's: one that is not ours is refused, not used.
  func prepareSocket(_ tools: ServerTools) async throws {
    try FileManager.default.createDirectory(
      atPath: socket, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let owner = try FileManager.default.attributesOfItem(atPath: socket)[.ownerAccountName]
    let ours = [tools.operatingUser, tools.serverUser].compactMap { $0 }
    guard let owner = owner as? String, ours.contains(owner) else {
      throw ServerTools.Missing(description: "\(socket) belongs to somebody else: remove it")
    }
    try await tools.own(socket)
  }

  private static func reachable(_ wanted: String, _ tools: ServerTools) async throws -> String {
    if try await canUse(wanted, tools) { return wanted }
    // Named only now that the wanted one exists: its identity on the disk is what must not change.
    let instead = "/var/lib/caudal/\(name(of: wanted))"
    if try await canUse(instead, tools) { return instead }
    throw ServerTools.Missing(description: "PostgreSQL's user cannot write in \(wanted)")
  }

  private static func canUse(_ directory: String, _ tools: ServerTools) async throws -> Bool {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try await tools.own(directory)
    return await tools.canReach(directory)
  }

  /// Short, because a socket's path ends at 107 bytes.
  private static func socketDirectory(for directory: String) -> String {
    "\(FileManager.default.temporaryDirectory.path)/caudal-\(name(of: directory))"
  }

  /// From the folder's identity on the disk, so that two checkouts never meet.
  private static func name(of directory: String) -> String {
    var facts = stat()
    stat(directory, &facts)
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in "\(directory)|\(facts.st_dev)|\(facts.st_ino)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    return String(hash, radix: 36)
  }
}
