import Foundation

/// A body as it was written (RFC 8259): members in their order, and a name as often as it comes.
indirect enum GivenJSON: Hashable, Sendable {
  case null
  case flag
  case number(GivenNumber)
  case text(String)
  case list([GivenJSON])
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: GivenJSON
  }

  /// - Throws: where the bytes are no JSON, or nested deeper than any request is.
  init(_ bytes: [UInt8]) throws(UnreadableBody) {
    var reader = GivenJSONReader(bytes)
    self = try reader.whole()
  }
}

/// Reads each byte once; what it holds is no more than the body and a node for each value.
private struct GivenJSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private static let deepest = 100

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var noJSON: UnreadableBody { UnreadableBody("El cuerpo no es JSON válido.") }

  mutating func whole() throws(UnreadableBody) -> GivenJSON {
    let value = try value()
    guard place == bytes.count else { throw noJSON }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let next, [0x20, 0x0A, 0x0D, 0x09].contains(next) { place += 1 }
  }

  /// With the space around it.
  private mutating func value() throws(UnreadableBody) -> GivenJSON {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw UnreadableBody("El cuerpo tiene más de \(Self.deepest) niveles, uno dentro de otro.")
    }
    skipSpace()
    let value: GivenJSON
    switch next.map(Unicode.Scalar.init) {
    case "{": value = try object()
    case "[": value = try list()
    case "\"": value = .text(try text())
    case "t": value = try word("true", .flag)
    case "f": value = try word("false", .flag)
    case "n": value = try word("null", .null)
    case _: value = try number()
    }
    skipSpace()
    return value
  }

  private mutating func word(
    _ word: StaticString, _ value: GivenJSON
  ) throws(UnreadableBody) -> GivenJSON {
    let end = place + word.utf8CodeUnitCount
    guard bytes[place..<min(end, bytes.count)].elementsEqual("\(word)".utf8) else { throw noJSON }
    place = end
    return value
  }

  private mutating func object() throws(UnreadableBody) -> GivenJSON {
    _ = take("{")
    skipSpace()
    var members: [GivenJSON.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw noJSON }
      let name = try text()
      skipSpace()
      guard take(":") else { throw noJSON }
      members.append(.init(name: name, value: try value()))
    } while take(",")
    guard take("}") else { throw noJSON }
    return .object(members)
  }

  private mutating func list() throws(UnreadableBody) -> GivenJSON {
    _ = take("[")
    skipSpace()
    var items: [GivenJSON] = []
    if take("]") { return .list(items) }
    repeat { items.append(try value()) } while take(",")
    guard take("]") else { throw noJSON }
    return .list(items)
  }

  private mutating func number() throws(UnreadableBody) -> GivenJSON {
    let start = place
    while let next, "+-.0123456789Ee".utf8.contains(next) { place += 1 }
    guard let number = GivenNumber(bytes[start..<place]) else { throw noJSON }
    return .number(number)
  }

  private mutating func text() throws(UnreadableBody) -> String {
    let start = place
    var isEscaped = false
    place += 1
    while let next {
      place += 1
      guard next >= 0x20 else { throw noJSON }
      if next == UInt8(ascii: "\"") { return try text(bytes[start..<place], isEscaped: isEscaped) }
      if next == UInt8(ascii: "\\") {
        isEscaped = true
        place += 1
      }
    }
    throw noJSON
  }

  /// With its quotes; what is escaped is for the library to read.
  private func text(
    _ quoted: ArraySlice<UInt8>, isEscaped: Bool
  ) throws(UnreadableBody) -> String {
    let text =
      isEscaped
      ? try? JSONDecoder().decode(String.self, from: Data(quoted))
      : String(validating: quoted.dropFirst().dropLast(), as: UTF8.self)
    guard let text else { throw noJSON }
    return text
  }
}
