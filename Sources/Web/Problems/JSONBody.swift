import Foundation
import Kernel

/// JSON in and out, the one way: dates as ISO 8601, keys as written, sorted, no HTML surprises.
public enum JSONBody {
  public static func decode<T: Decodable>(_: T.Type, from bytes: [UInt8]) throws -> T {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do {
      return try decoder.decode(T.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw refusal(of: error)
    }
  }

  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  private static func refusal(of error: DecodingError) -> any Refusal {
    switch error {
    case .keyNotFound(let key, let context):
      return InvalidFields([FieldError(pointer(context.codingPath + [key]), "Falta este dato.")])
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return InvalidFields([
        FieldError(pointer(context.codingPath), "No es del tipo que se espera.")
      ])
    case .dataCorrupted(let context):
      guard !context.codingPath.isEmpty else {
        return UnreadableBody("El cuerpo no es JSON válido.")
      }
      let words = (context.underlyingError as? Malformed)?.message ?? "No se admite este valor."
      return InvalidFields([FieldError(pointer(context.codingPath), words)])
    @unknown default:
      return UnreadableBody("El cuerpo no es el que se espera.")
    }
  }

  /// RFC 6901: `/address/postalCode`.
  private static func pointer(_ path: [any CodingKey]) -> String {
    "/"
      + path.map { $0.intValue.map(String.init) ?? pointerStep($0.stringValue) }
      .joined(separator: "/")
  }

  /// One step of it, where a name's own slashes are told apart from the pointer's.
  static func pointerStep(_ name: String) -> String {
    name.replacingOccurrences(of: "~", with: "~0").replacingOccurrences(of: "/", with: "~1")
  }
}
