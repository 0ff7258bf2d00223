/// `multipart/form-data` (RFC 7578), read from memory within the body's limit.
enum Multipart {
  static let maxParts = 100

  static func read(_ body: [UInt8], boundary: String) throws -> (Fields, [UploadedFile]) {
    let marker = Array("--\(boundary)".utf8)
    var fields = Fields()
    var files: [UploadedFile] = []
    for part in try parts(of: body, marker: marker) {
      let (head, content) = try split(part)
      guard let name = parameter("name", of: head) else {
        throw UnreadableBody("Una parte del formulario no tiene nombre.")
      }
      if let file = parameter("filename", of: head) {
        files.append(
          UploadedFile(
            field: name, name: String(file.prefix(200)),
            claimedType: line("content-type", of: head) ?? "application/octet-stream",
            bytes: Array(content)))
      } else {
        guard let text = String(validating: content, as: UTF8.self), !text.contains("\0") else {
          throw UnreadableBody("Un campo no es texto UTF-8.")
        }
        fields.append(name, text)
      }
    }
    return (fields, files)
  }

  /// `boundary=…` of the content type; nil where it is missing or malformed.
  static func boundary(of contentType: String) -> String? {
    guard let value = parameter("boundary", of: contentType), (1...70).contains(value.utf8.count)
    else { return nil }
    return value
  }

  private static func parts(of body: [UInt8], marker: [UInt8]) throws -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var cursor = body.startIndex
    var start: Int?
    while let at = find(marker, in: body, from: cursor) {
      if let start { parts.append(body[start..<max(start, at - 2)]) }
      guard parts.count <= maxParts else { throw UnreadableBody("Son demasiadas partes.") }
      let after = at + marker.count
      guard after + 1 < body.count else { break }
      if body[after] == UInt8(ascii: "-"), body[after + 1] == UInt8(ascii: "-") { return parts }
      start = after + 2
      cursor = after
    }
    throw UnreadableBody("El formulario llegó incompleto.")
  }

  private static func split(_ part: ArraySlice<UInt8>) throws -> (String, ArraySlice<UInt8>) {
    let blank = Array("\r\n\r\n".utf8)
    guard let at = find(blank, in: Array(part.prefix(4_096)), from: 0) else {
      throw UnreadableBody("Una parte del formulario no tiene encabezado.")
    }
    let head = part.prefix(at)
    return (String(decoding: head, as: UTF8.self), part.dropFirst(at + blank.count))
  }

  private static func find(_ marker: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = marker.first, bytes.count >= marker.count else { return nil }
    var at = start
    let last = bytes.count - marker.count
    while at <= last {
      if bytes[at] == first, bytes[at..<(at + marker.count)].elementsEqual(marker) { return at }
      at += 1
    }
    return nil
  }

  private static func line(_ name: String, of head: String) -> String? {
    for line in head.split(separator: "\r\n") {
      let sides = line.split(separator: ":", maxSplits: 1)
      if sides.count == 2, sides[0].lowercased() == name { return Form.trimmed(String(sides[1])) }
    }
    return nil
  }

  /// `name="value"` or `name=value`, with the browsers' `%22` for a quote.
  private static func parameter(_ name: String, of head: String) -> String? {
    for piece in head.split(whereSeparator: { $0 == ";" || $0 == "\r\n" }) {
      let sides = piece.split(separator: "=", maxSplits: 1).map { Form.trimmed(String($0)) }
      guard sides.count == 2, sides[0].lowercased() == name else { continue }
      let value = sides[1]
      let bare =
        value.hasPrefix("\"") && value.hasSuffix("\"") && value.count >= 2
        ? String(value.dropFirst().dropLast()) : value
      return bare.replacing("%22", with: "\"")
    }
    return nil
  }
}
