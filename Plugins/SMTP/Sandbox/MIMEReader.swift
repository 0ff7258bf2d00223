import Foundation
import Vault

/// Takes a mail apart, as a mailbox program does: tolerant of what it does not know.
enum MIMEReader {
  static func read(_ bytes: [UInt8]) -> MailContent {
    let part = Part(bytes)
    var content = MailContent()
    content.subject = EncodedWord.decode(part.header("subject"))
    content.sender = EncodedWord.decode(part.header("from"))
    content.messageID = part.header("message-id")
    content.isAutomatic = part.header("auto-submitted").lowercased() == "auto-generated"
    gather(part, into: &content, depth: 0)
    return content
  }

  private static func gather(_ part: Part, into content: inout MailContent, depth: Int) {
    guard depth < 8 else { return }
    let type = part.type.lowercased()
    if type.hasPrefix("multipart/"), let boundary = part.parameter("content-type", "boundary") {
      for inner in part.parts(boundary) { gather(inner, into: &content, depth: depth + 1) }
      return
    }
    let isAttached = part.header("content-disposition").lowercased().hasPrefix("attachment")
    if !isAttached, type == "text/plain", content.text.isEmpty {
      content.text = String(decoding: part.decoded, as: UTF8.self)
    } else if !isAttached, type == "text/html", content.html == nil {
      content.html = String(decoding: part.decoded, as: UTF8.self)
    } else {
      content.attachments.append(
        .init(name: part.fileName, contentType: type, bytes: part.decoded))
    }
  }
}

/// Headers and a body, at any depth.
private struct Part {
  private var headers: [(name: String, value: String)] = []
  private let body: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    let head = bytes[..<(end?.lowerBound ?? bytes.endIndex)]
    body = bytes[(end?.upperBound ?? bytes.endIndex)...]
    let unfolded = String(decoding: head, as: UTF8.self)
      .replacingOccurrences(of: "\r\n ", with: " ").replacingOccurrences(of: "\r\n\t", with: " ")
    headers = unfolded.components(separatedBy: "\r\n").compactMap { line in
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      return (pair[0].lowercased(), pair[1].trimmingCharacters(in: .whitespaces))
    }
  }

  func header(_ name: String) -> String { headers.first { $0.name == name }?.value ?? "" }

  var type: String {
    let type = header("content-type").split(separator: ";").first.map(String.init) ?? ""
    return type.isEmpty ? "text/plain" : type.trimmingCharacters(in: .whitespaces)
  }

  func parameter(_ header: String, _ name: String) -> String? {
    for piece in self.header(header).split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2,
        pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name
      else { continue }
      return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
    }
    return nil
  }

  var fileName: String {
    if let wide = parameter("content-disposition", "filename*"),
      let start = wide.range(of: "''")?.upperBound
    {
      return String(wide[start...]).removingPercentEncoding ?? "adjunto"
    }
    return parameter("content-disposition", "filename") ?? "adjunto"
  }

  func parts(_ boundary: String) -> [Part] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [Part] = []
    var rest = body
    var start: Int?
    while let found = rest.firstRange(of: mark) {
      if let start {
        // The break before a boundary belongs to the boundary.
        parts.append(Part(body[start..<max(start, found.lowerBound - 2)]))
      }
      rest = body[found.upperBound...]
      if rest.starts(with: Array("--".utf8)) { break }
      start = min(found.upperBound + 2, body.endIndex)
    }
    return parts
  }

  var decoded: [UInt8] {
    switch header("content-transfer-encoding").lowercased() {
    case "base64":
      Base64.decode(
        String(decoding: body.filter { $0 > 32 }, as: UTF8.self)) ?? []
    case "quoted-printable": EncodedWord.quotedPrintable(Array(body))
    case _: Array(body)
    }
  }
}

/// `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`, and what they are made of.
enum EncodedWord {
  static func decode(_ text: String) -> String {
    var words: [(text: String, isEncoded: Bool)] = []
    for piece in text.split(separator: " ") {
      let decoded = word(String(piece))
      words.append((decoded ?? String(piece), decoded != nil))
    }
    var out = ""
    for (index, word) in words.enumerated() {
      // Blank space between two encoded words is not part of what they say.
      let isJoined = index > 0 && word.isEncoded && words[index - 1].isEncoded
      if index > 0, !isJoined { out += " " }
      out += word.text
    }
    return out
  }

  private static func word(_ piece: String) -> String? {
    guard piece.hasPrefix("=?"), piece.hasSuffix("?=") else { return nil }
    let fields = piece.dropFirst(2).dropLast(2).split(
      separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].lowercased() == "utf-8" else { return nil }
    if fields[1].lowercased() == "b" {
      return Base64.decode(String(fields[2])).map { String(decoding: $0, as: UTF8.self) }
    }
    let spaced = fields[2].replacingOccurrences(of: "_", with: "=20")
    return String(decoding: quotedPrintable(Array(spaced.utf8)), as: UTF8.self)
  }

  static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "=") else {
        out.append(bytes[index])
        index += 1
        continue
      }
      let next = bytes[(index + 1)...].prefix(2)
      if next.elementsEqual(Array("\r\n".utf8)) {
        index += 3
      } else if let byte = UInt8(String(decoding: next, as: UTF8.self), radix: 16) {
        out.append(byte)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }
}
