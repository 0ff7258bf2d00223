import Foundation
import Tenancy

/// The institutions that come with the house, and copies of them to spoil.
enum DemoFolders {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func folder(_ slug: String) throws -> ManifestFolder {
    try ManifestFolder(reading: root.appending(path: "Tenants/\(slug)"))
  }

  /// A copy with one text changed; fails the test where the text is not there.
  static func solera(
    _ file: String, replacing old: String, with new: String
  ) throws -> ManifestFolder {
    var folder = try folder("solera")
    let source = String(decoding: folder.files[file] ?? [], as: UTF8.self)
    guard source.contains(old) else { throw NotThere(text: old, file: file) }
    folder.files[file] = Array(source.replacing(old, with: new).utf8)
    return folder
  }

  struct NotThere: Error {
    let text: String
    let file: String
  }
}
