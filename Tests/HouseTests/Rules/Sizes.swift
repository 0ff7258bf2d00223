import Foundation

/// What fits on a screen can be understood on it.
enum Sizes {
  static let columnsMax = 100
  static let fileMax = 300
  static let functionMax = 70

  static func violations(in files: [SourceFile]) -> [Violation] {
    files.flatMap { wide($0) + long($0) + scrolled($0) }
  }

  private static func wide(_ file: SourceFile) -> [Violation] {
    file.raw.enumerated().compactMap { index, line in
      line.count <= columnsMax
        ? nil : Violation(file, index + 1, "\(line.count) columns → at most \(columnsMax)")
    }
  }

  private static func long(_ file: SourceFile) -> [Violation] {
    let count = file.raw.last == "" ? file.raw.count - 1 : file.raw.count
    return count <= fileMax
      ? [] : [Violation(file, count, "\(count) lines → one act a file, at most \(fileMax)")]
  }

  private static func scrolled(_ file: SourceFile) -> [Violation] {
    functions(of: file).compactMap { start, end in
      let count = end - start + 1
      return count <= functionMax
        ? nil : Violation(file, start, "a function of \(count) lines → at most \(functionMax)")
    }
  }

  /// First and last line of each function's declaration and body.
  static func functions(of file: SourceFile) -> [(Int, Int)] {
    let pattern = #"(^|[^.\w\n])(func\s|init[?!]?\s*[(<]|subscript\s*[(<])"#
    return file.matches(pattern).compactMap { match in
      end(ofDeclarationAt: match.line - 1, in: file.lines).map { (match.line, $0 + 1) }
    }
  }

  /// The line that closes the first brace after a declaration; nil where there is no body.
  private static func end(ofDeclarationAt start: Int, in lines: [String]) -> Int? {
    var depth = 0
    var hasOpened = false
    for index in start..<lines.count {
      if !hasOpened, index > start, lines[index].contains("func ") { return nil }
      for character in lines[index] {
        if character == "{" {
          depth += 1
          hasOpened = true
        } else if character == "}" {
          depth -= 1
          if depth < 0 { return nil }
          if depth == 0, hasOpened { return index }
        }
      }
    }
    return nil
  }
}
