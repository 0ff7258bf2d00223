import Foundation
public import Logging

/// Log lines as JSON on standard error: one object a line, every value escaped, so that nothing
/// logged can pretend to be another line.
public struct JSONLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level
  private let label: String
  private let write: @Sendable (String) -> Void

  public init(
    label: String, level: Logger.Level = .info,
    write: @escaping @Sendable (String) -> Void = JSONLog.standardError
  ) {
    self.label = label
    logLevel = level
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var members: [JSONValue.Member] = [
      .init("level", .string(event.level.rawValue)), .init("label", .string(label)),
      .init("message", .string(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      members.append(.init(key, .string(value.description)))
    }
    guard let bytes = try? JSONBody.encode(JSONValue.object(members)) else { return }
    write(String(decoding: bytes, as: UTF8.self) + "\n")
  }

  public static let standardError: @Sendable (String) -> Void = { line in
    FileHandle.standardError.write(Data(line.utf8))
  }
}
