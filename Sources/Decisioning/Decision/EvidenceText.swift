import Foundation

/// Evidence as bytes: JSON with its keys in order.
enum EvidenceText {
  static func encode(_ evidence: Evidence) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(evidence))
  }

  static func decode(_ bytes: [UInt8]) throws -> Evidence {
    try JSONDecoder().decode(Evidence.self, from: Data(bytes))
  }
}
