/// Says in which language a PDF is, so that it is read aloud as Spanish, and that its title is
/// what a window shows. cairo 1.16 cannot; the format allows what PDF calls an incremental
/// update: the catalogue again, after the end, with its place in a table of one row.
enum CatalogUpdate {
  static func declaring(language: String, in pdf: [UInt8]) -> [UInt8] {
    guard let start = pdf.last("/Type /Catalog"), let end = pdf.first("endobj", from: start),
      let trailer = pdf.last("trailer"), let table = pdf.last("startxref"),
      let root = pdf.number(after: "/Root ", from: trailer),
      let info = pdf.number(after: "/Info ", from: trailer),
      let size = pdf.number(after: "/Size ", from: trailer),
      let previous = pdf.number(after: "startxref\n", from: table)
    else { return pdf }
    let catalogue = String(decoding: pdf[start..<end], as: UTF8.self)
    let head = pdf.last == UInt8(ascii: "\n") ? "" : "\n"
    let place = pdf.count + head.utf8.count
    let object = """
      \(root) 0 obj
      << /Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>
         \(catalogue)endobj

      """
    let tail = """
      xref
      0 1
      0000000000 65535 f \n\(root) 1
      \(padded(place)) 00000 n \ntrailer
      << /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(previous) >>
      startxref
      \(place + object.utf8.count)
      %%EOF

      """
    return pdf + (head + object + tail).utf8
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }
}

extension [UInt8] {
  fileprivate func first(_ text: StaticString, from start: Int) -> Int? {
    let sought = Array("\(text)".utf8)
    guard count >= sought.count else { return nil }
    return (start...(count - sought.count)).first { self[$0...].starts(with: sought) }
  }

  fileprivate func last(_ text: StaticString) -> Int? {
    let sought = Array("\(text)".utf8)
    guard count >= sought.count else { return nil }
    return (0...(count - sought.count)).last { self[$0...].starts(with: sought) }
  }

  fileprivate func number(after text: StaticString, from start: Int) -> Int? {
    guard let place = first(text, from: start) else { return nil }
    let digits = self[(place + text.utf8CodeUnitCount)...].prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
