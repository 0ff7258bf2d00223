import Foundation

/// Where a list goes on: the sort values of the last row shown, opaque to whoever carries it.
public struct Cursor: Hashable, Sendable, CustomStringConvertible {
  public let values: [String]

  public init(_ values: String...) { self.values = values }

  /// From what `description` printed; nil for anything else, or another number of values.
  public init?(_ text: String, count: Int) {
    guard text.utf8.count <= 1_000,
      let data = Data(base64Encoded: Self.padded(text)),
      let values = try? JSONDecoder().decode([String].self, from: data), values.count == count
    else { return nil }
    self.values = values
  }

  public var description: String {
    let data = (try? JSONEncoder().encode(values)) ?? Data()
    return data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  private static func padded(_ text: String) -> String {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
  }
}
