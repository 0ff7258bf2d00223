import HTTPTypes
import HummingbirdCore
import NIOCore

/// Reads a body within its route's limit and, for forms, into fields and files.
enum BodyReader {
  static func read(_ arrival: Arrival, limitBytes: Int) async throws -> [UInt8] {
    if let length = arrival.request.headers[.contentLength].flatMap({ Int($0) }),
      length > limitBytes
    {
      throw BodyTooLarge(limitBytes: limitBytes)
    }
    do {
      let buffer = try await arrival.request.body.collect(upTo: limitBytes)
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw BodyTooLarge(limitBytes: limitBytes)
    }
  }

  /// Only what says it is a form is read as one: JSON sent as text/plain gives no fields, so it
  /// carries no token either.
  static func form(_ body: [UInt8], contentType: String) throws -> (Fields, [UploadedFile]) {
    let kind = contentType.lowercased()
    if kind.hasPrefix("application/x-www-form-urlencoded") {
      guard let text = String(validating: body, as: UTF8.self) else {
        throw UnreadableBody("El formulario no es texto UTF-8.")
      }
      return (URLEncoded.fields(text), [])
    }
    if kind.hasPrefix("multipart/form-data") {
      guard let boundary = Multipart.boundary(of: contentType) else {
        throw UnreadableBody("Falta el separador del formulario.")
      }
      return try Multipart.read(body, boundary: boundary)
    }
    return (Fields(), [])
  }
}
