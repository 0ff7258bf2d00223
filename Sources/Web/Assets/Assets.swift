import Crypto
import Foundation

/// What the browser is served as it is: read once from `web/`, named by its hash so that it may be
/// kept for ever, compressed once, and served from memory.
public struct Assets: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    /// Nil where compressing does not pay.
    let gzipped: [UInt8]?
    let contentType: String
  }

  private let files: [String: File]
  private let urls: [String: String]

  public static let none = Assets(files: [:], urls: [:])

  private init(files: [String: File], urls: [String: String]) {
    self.files = files
    self.urls = urls
  }

  /// Every file of known kind under the directory; a name is its path there.
  public static func load(directory: String) throws -> Assets {
    var files: [String: File] = [:]
    var urls: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted() {
      guard let contentType = types[suffix(of: name)] else { continue }
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name)))
      let hash = SHA256.hash(data: bytes).prefix(6).map { hex($0) }.joined()
      let url = "/assets/\(hash)/\(name)"
      files[url] = File(bytes: bytes, gzipped: gzipIfSmaller(bytes), contentType: contentType)
      urls[name] = url
    }
    return Assets(files: files, urls: urls)
  }

  /// `house.css` → `/assets/3f2a…/house.css`. A name that is not there is a programming error
  /// that shows as a plain 404, never a crash of every page.
  public func url(_ name: String) -> String { urls[name] ?? "/assets/\(name)" }

  public var names: [String] { urls.keys.sorted() }

  /// The size on the wire, gzipped: for budgets.
  public func transferBytes(_ name: String) -> Int? {
    urls[name].flatMap { files[$0] }.map { ($0.gzipped ?? $0.bytes).count }
  }

  func file(at path: String) -> File? { files[path] }

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "webmanifest": "application/manifest+json",
    "ico": "image/x-icon", "woff2": "font/woff2",
  ]

  private static func suffix(of name: String) -> String {
    name.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  private static func gzipIfSmaller(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 256, let packed = Gzip.pack(bytes), packed.count < bytes.count * 9 / 10
    else { return nil }
    return packed
  }
}
