internal import CPCRE2

/// A regular expression of XPath, run by PCRE2 within limits: one that explodes is refused.
final class Pattern {
  private let code: OpaquePointer
  private let match: OpaquePointer
  private let context: OpaquePointer
  private let groups: Int
  private let isLiteral: Bool
  /// How often it was looked for in one text.
  private var tries: UInt32 = 0

  private static let mostSteps: UInt32 = 500_000
  /// For one of very many matches.
  private static let leastSteps: UInt32 = 20_000
  private static let mostTries: UInt32 = 100_000
  private static let mostMemory: UInt32 = 20_000

  init(_ text: String, flags: String) throws(PatternRefused) {
    var options = PCRE2_UTF | PCRE2_UCP | UInt32(PCRE2_DOLLAR_ENDONLY)
    for flag in flags.unicodeScalars {
      switch flag {
      case "i": options |= PCRE2_CASELESS
      case "m": options |= PCRE2_MULTILINE
      case "s": options |= PCRE2_DOTALL
      case "x", "q": break
      case _: throw PatternRefused(message: "“\(flag)” is no flag of a regular expression")
      }
    }
    isLiteral = flags.contains("q")
    if isLiteral { options = PCRE2_UTF | PCRE2_LITERAL | (options & PCRE2_CASELESS) }
    let translated =
      isLiteral
      ? text
      : try XPathPattern.translated(
        text, ignoringSpace: flags.contains("x"), isDotAll: flags.contains("s"))
    var (error, offset) = (Int32(0), 0)
    let bytes = Array(translated.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil) else {
      throw PatternRefused(message: "“\(text)” is no regular expression")
    }
    guard let match = pcre2_match_data_create_from_pattern_8(code, nil),
      let context = pcre2_match_context_create_8(nil)
    else {
      pcre2_code_free_8(code)
      throw PatternRefused(message: "there is no memory for “\(text)”")
    }
    pcre2_set_heap_limit_8(context, Self.mostMemory)
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    (self.code, self.match, self.context, groups) = (code, match, context, Int(count))
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(match)
    pcre2_code_free_8(code)
  }

  /// The bytes of the whole and of each group; a group that took no part has none.
  private func firstMatch(
    in bytes: [UInt8], from start: Int
  ) throws(PatternRefused) -> [Range<Int>?]? {
    tries += 1
    guard tries < Self.mostTries else {
      throw PatternRefused(message: "the regular expression is found too often")
    }
    // The more matches there are, the less each may cost. A string is UTF-8: to check that again
    // for every match would take as long as the matches.
    pcre2_set_match_limit_8(context, max(Self.leastSteps, Self.mostSteps / tries))
    let options = tries > 1 ? UInt32(PCRE2_NO_UTF_CHECK) : 0
    let result = pcre2_match_8(code, bytes, bytes.count, start, options, match, context)
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result > 0, let ends = pcre2_get_ovector_pointer_8(match) else {
      throw PatternRefused(message: "the regular expression takes too long")
    }
    return (0...groups).map { group in
      let (lower, upper) = (ends[2 * group], ends[2 * group + 1])
      // A group that took no part is at no place, which is read as -1.
      return group < Int(result) && lower >= 0 && lower <= upper && upper <= bytes.count
        ? lower..<upper : nil
    }
  }

  func firstMatch(in text: String) throws(PatternRefused) -> Range<Int>? {
    try firstMatch(in: Array(text.utf8), from: 0)?[0]
  }

  /// What stands between the matches.
  func split(_ text: String) throws(PatternRefused) -> [String] {
    let bytes = Array(text.utf8)
    if bytes.isEmpty { return [""] }
    var (parts, from) = ([String](), 0)
    while let found = try firstMatch(in: bytes, from: from)?[0] {
      guard !found.isEmpty else {
        throw PatternRefused(message: "a delimiter may not be found in nothing")
      }
      parts.append(String(decoding: bytes[from..<found.lowerBound], as: UTF8.self))
      from = found.upperBound
    }
    return parts + [String(decoding: bytes[from...], as: UTF8.self)]
  }

  /// Each match becomes the replacement, in which $1 is what the first group found.
  func replacing(
    _ text: String, with replacement: String, longest: Int
  ) throws(PatternRefused) -> String {
    let pieces =
      isLiteral
      ? [XPathPattern.Piece.text(replacement)]
      : try XPathPattern.pieces(of: replacement, groups: groups)
    let bytes = Array(text.utf8)
    var (result, from) = ([UInt8](), 0)
    while let found = try firstMatch(in: bytes, from: from), let whole = found[0] {
      guard !whole.isEmpty else {
        throw PatternRefused(message: "what is replaced may not be found in nothing")
      }
      result += bytes[from..<whole.lowerBound]
      for piece in pieces {
        switch piece {
        case .text(let text): result += text.utf8
        case .group(let group): if let range = found[group] { result += bytes[range] }
        }
      }
      guard result.count <= longest else {
        throw PatternRefused(message: "what is replaced becomes too long")
      }
      from = whole.upperBound
      if from >= bytes.count { break }
    }
    return String(decoding: result + bytes[from...], as: UTF8.self)
  }
}
