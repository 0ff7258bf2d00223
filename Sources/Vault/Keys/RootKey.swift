import Foundation

/// The key above all others. It lives in a file outside the database and its backups, readable by
/// the server's user alone; without it the database is noise.
public struct RootKey: Sendable {
  let bytes: SecretBytes
  /// Tells which root key wrapped a tenant's key, without telling anything of the key.
  let fingerprint: [UInt8]

  public enum Unusable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path may be mistaken: a new key would open nothing that the right one closed.
    case missing(path: String)
    case unreadable(path: String, reason: String)
    /// Somebody else of this machine could read it.
    case exposed(path: String, mode: String)
    case malformed(path: String)

    public var description: String {
      switch self {
      case .missing(let path):
        "No hay una llave raíz en «\(path)». Revise CAUDAL_ROOT_KEY_FILE; si es una instalación "
          + "nueva, hágala con «caudal key init»."
      case .unreadable(let path, let reason):
        "No se puede leer la llave raíz «\(path)»: \(reason)."
      case .exposed(let path, let mode):
        "La llave raíz «\(path)» la pueden leer otros (\(mode)). Déjela en 600."
      case .malformed(let path):
        "«\(path)» no es una llave raíz. Recupérela de su copia; no la sustituya por otra."
      }
    }
  }

  /// Reads the key at `path`, which must be there.
  public static func atPath(_ path: String) throws(Unusable) -> RootKey {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    return try read(atPath: path)
  }

  /// Makes the key where there is none: for a new installation, said so by a person, and for the
  /// demonstration. False where there was one, which stays.
  @discardableResult
  public static func make(atPath path: String) throws(Unusable) -> Bool {
    guard !FileManager.default.fileExists(atPath: path) else { return false }
    try write(atPath: path)
    return true
  }

  /// A key that lives only as long as the process: for tests.
  public static func ephemeral() -> RootKey { RootKey(SecretBytes(random: 32)) }

  init(_ bytes: SecretBytes) {
    precondition(bytes.count == 32, "a root key has 256 bits")
    self.bytes = bytes
    let name = bytes.derived(.digest, domain: "root-fingerprint")
    fingerprint = Array(name.copied().prefix(8))
  }
}

extension RootKey {
  private static let lead = "caudal-root-key-v1 "

  private static func read(atPath path: String) throws(Unusable) -> RootKey {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: path, mode: String(status.st_mode & 0o777, radix: 8))
    }
    guard let text = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: systemReason())
    }
    let line = String(decoding: text, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard line.hasPrefix(lead), var key = Hex.decode(line.dropFirst(lead.count)), key.count == 32
    else { throw .malformed(path: path) }
    return RootKey(SecretBytes(taking: &key))
  }

  /// Written whole under another name and then linked: two first runs at once end with one key,
  /// and a reader never sees half of it.
  private static func write(atPath path: String) throws(Unusable) {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let draft = path + ".new-" + Hex.encode(Random.bytes(6))
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { throw .unreadable(path: path, reason: systemReason()) }
    defer { unlink(draft) }
    var text = Array((lead + Hex.encode(Random.bytes(32)) + "\n").utf8)
    let written = Glibc.write(file, text, text.count)
    SecretBytes.wipe(&text)
    let kept = fsync(file)
    close(file)
    guard written == text.count, kept == 0 else {
      throw .unreadable(path: path, reason: systemReason())
    }
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw .unreadable(path: path, reason: systemReason())
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
