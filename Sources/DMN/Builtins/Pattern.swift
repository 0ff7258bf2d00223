internal import CPCRE2

/// A regular expression of XPath, run by PCRE2: what it takes is charged to the evaluation, so that
/// one that explodes ends it, however often it is asked.
final class Pattern {
  private let code: OpaquePointer
  private let match: OpaquePointer
  private let context: OpaquePointer
  private let groups: Int
  private let isLiteral: Bool
  /// It can be found only where the search begins.
  private let isAnchored: Bool
  /// Bytes that PCRE2 may go through between two of its own steps: the pattern's, and those of the
  /// text where a part says how often it comes or repeats what a group found.
  private let reach: Int
  private let reachesThroughText: Bool
  private let run: Evaluation
  private var isChecked = false

  private static let mostMemory: UInt32 = 20_000
  /// Of PCRE2, as many as the first try at a place may take. Four of them are one of an evaluation.
  private static let firstSteps: UInt32 = 16
  /// Bytes that are gone through in one step.
  private static let bytesPerStep = 64
  /// To make one ready.
  private static let stepsToCompile = 32

  init(_ text: String, flags: String, _ run: Evaluation) throws(PatternRefused) {
    // A repetition that gave nothing back would go through a text without a step.
    var options =
      PCRE2_UTF | PCRE2_UCP | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_NO_AUTO_POSSESS)
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
    guard run.mayGoOn(Self.stepsToCompile + bytes.count / 4) else { throw .takesTooLong }
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
    let traits = Traits(code)
    (self.code, self.match, self.context, groups) = (code, match, context, traits.groups)
    (isAnchored, reach, self.run) = (traits.isAnchored, traits.size, run)
    reachesThroughText = traits.refersBack || !isLiteral && translated.utf8.contains(123)
    guard run.mayGoOn(traits.size / 16) else { throw .takesTooLong }
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
    var start = start
    // Place by place, since PCRE2 counts its steps anew at each.
    while start <= bytes.count {
      if try isFound(in: bytes, at: start) { return found(in: bytes.count) }
      if isAnchored { return nil }
      repeat { start += 1 } while start < bytes.count && bytes[start] & 0xC0 == 0x80
    }
    return nil
  }

  /// Tried with few steps, and with more where they do not do: it does not tell how many it took.
  private func isFound(in bytes: [UInt8], at start: Int) throws(PatternRefused) -> Bool {
    let passed = reach + (reachesThroughText ? bytes.count - start : 0)
    var limit = Self.firstSteps
    while run.mayGoOn(Int(limit / 4) * (1 + passed / Self.bytesPerStep)) {
      pcre2_set_match_limit_8(context, limit)
      // A string is UTF-8: to check that at every place would take as long as to look.
      let options = PCRE2_ANCHORED | (isChecked ? UInt32(PCRE2_NO_UTF_CHECK) : 0)
      isChecked = true
      let result = pcre2_match_8(code, bytes, bytes.count, start, options, match, context)
      if result > 0 { return true }
      if result == PCRE2_ERROR_NOMATCH { return false }
      guard result == PCRE2_ERROR_MATCHLIMIT, limit <= UInt32.max / 4 else { break }
      limit *= 4
    }
    throw .takesTooLong
  }

  private func found(in size: Int) -> [Range<Int>?]? {
    guard let ends = pcre2_get_ovector_pointer_8(match) else { return nil }
    return (0...groups).map { group in
      let (lower, upper) = (ends[2 * group], ends[2 * group + 1])
      // A group that took no part is at no place, which is read as -1.
      return lower >= 0 && lower <= upper && upper <= size ? lower..<upper : nil
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

/// What PCRE2 tells of an expression that it made ready.
private struct Traits {
  private(set) var groups = 0
  private(set) var isAnchored = false
  private(set) var refersBack = false
  /// In bytes.
  private(set) var size = 0

  init(_ code: OpaquePointer) {
    var number: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &number)
    groups = Int(number)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &number)
    isAnchored = number & PCRE2_ANCHORED != 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_BACKREFMAX), &number)
    refersBack = number > 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size)
  }
}
