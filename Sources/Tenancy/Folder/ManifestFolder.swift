public import Foundation

/// An institution's folder in memory: path inside it → bytes. Everything else works on this, so
/// that a test can be any folder.
public struct ManifestFolder: Sendable {
  static let maxFiles = 500
  static let maxFileBytes = 524_288

  public let name: String
  public var files: [String: [UInt8]]

  public init(name: String, files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }

  /// Regular files only: what a link points at is not part of the folder. Hidden files and
  /// notes (`README.md`) are passed over.
  public init(reading directory: URL) throws(FolderUnreadable) {
    let root = directory.standardizedFileURL
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey]
    guard
      let walker = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else { throw .notAFolder(root.path) }
    var files: [String: [UInt8]] = [:]
    for case let url as URL in walker {
      let values = try? url.resourceValues(forKeys: Set(keys))
      if values?.isSymbolicLink == true { throw .link(url.lastPathComponent) }
      guard values?.isRegularFile == true, url.lastPathComponent != "README.md" else { continue }
      guard files.count < Self.maxFiles, (values?.fileSize ?? 0) <= Self.maxFileBytes,
        let data = try? Data(contentsOf: url)
      else { throw .tooLarge(url.lastPathComponent) }
      let path = url.standardizedFileURL.path.dropFirst(root.path.count).drop { $0 == "/" }
      files[String(path)] = Array(data)
    }
    guard !files.isEmpty else { throw .notAFolder(root.path) }
    self.init(name: root.lastPathComponent, files: files)
  }

  func text(_ path: String) -> String? {
    files[path].flatMap { String(validating: $0, as: UTF8.self) }
  }
}

/// A folder that cannot be taken in at all.
public enum FolderUnreadable: Error, Hashable, Sendable, CustomStringConvertible {
  case notAFolder(String)
  case link(String)
  case tooLarge(String)

  public var description: String {
    switch self {
    case .notAFolder(let path): "No hay archivos en \(path). Dé la carpeta de una institución."
    case .link(let name): "«\(name)» es un enlace. Copie el archivo dentro de la carpeta."
    case .tooLarge(let name): "«\(name)» es demasiado grande, o hay demasiados archivos."
    }
  }
}
