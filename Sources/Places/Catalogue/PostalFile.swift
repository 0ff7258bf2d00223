import Kernel
import PlacesAPI

/// The text file of Correos de México: a line of notice, a line of column names, then a line for
/// each settlement, with `|` between columns; Latin-1, or UTF-8 where somebody has converted it.
struct PostalFile: Hashable {
  struct Line: Hashable {
    let code: String
    let settlement: PostalArea.Settlement
  }

  /// Each settlement once, in the order of the file.
  let lines: [Line]
  let codeCount: Int

  private static let columns = ["d_codigo", "d_asenta", "d_tipo_asenta", "d_mnpio"]
  private static let bar = UInt8(ascii: "|")

  init(_ bytes: [UInt8]) throws(PostalFileRefused) {
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    var head: [Int]?
    var seen: Set<Line> = []
    var lines: [Line] = []
    for (number, raw) in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).enumerated() {
      let fields = raw.split(separator: Self.bar, omittingEmptySubsequences: false)
        .map { Self.text($0, isUTF8: isUTF8) }
      guard let head else {
        head = Self.positions(in: fields)
        if head == nil && number > 4 { throw .notACatalogue }
        continue
      }
      let line = try Self.line(fields, at: head, number: number + 1)
      if seen.insert(line).inserted { lines.append(line) }
    }
    guard !lines.isEmpty else { throw .notACatalogue }
    self.lines = lines
    codeCount = Set(lines.map(\.code)).count
  }

  private static func positions(in fields: [String]) -> [Int]? {
    let names = fields.map { $0.lowercased() }
    let found = columns.compactMap { names.firstIndex(of: $0) }
    return found.count == columns.count ? found : nil
  }

  private static func line(
    _ fields: [String], at head: [Int], number: Int
  ) throws(PostalFileRefused) -> Line {
    guard let last = head.max(), fields.count > last else {
      throw .badLine(number, "le faltan columnas.")
    }
    let (typed, name, kind, municipality) = (
      fields[head[0]], fields[head[1]], fields[head[2]], fields[head[3]]
    )
    guard let code = PostalCode(typed) else {
      throw .badLine(number, "«\(typed)» no es un código postal.")
    }
    guard !name.isEmpty, !municipality.isEmpty else {
      throw .badLine(number, "sin nombre de asentamiento o de municipio.")
    }
    return Line(
      code: code.text,
      settlement: .init(
        name: name, kind: kind.isEmpty ? "Colonia" : kind, municipality: municipality))
  }

  private static func text(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    let text =
      isUTF8
      ? String(decoding: bytes, as: UTF8.self)
      : String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    return text.split(separator: " ").joined(separator: " ")
  }
}
