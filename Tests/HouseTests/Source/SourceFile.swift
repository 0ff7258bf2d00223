import Foundation
import TestKit

/// A Swift file of the repository, and the room it stands in.
struct SourceFile {
  /// From the repository's root: `Sources/Servicing/Loan/Loan.swift`.
  let path: String
  /// `Servicing`; for a connector `STP`; for a test `ServicingTests`.
  let room: String
  let raw: [String]
  let lines: [String]
  let literals: [SwiftText.Literal]

  init(path: String, text: String) {
    self.path = path
    room = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    raw = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let swift = SwiftText(text)
    lines = swift.lines
    literals = swift.literals
  }

  var isProduct: Bool { path.hasPrefix("Sources/") || path.hasPrefix("Plugins/") }
  var isTest: Bool { path.hasPrefix("Tests/") }
}

extension SourceFile {
  /// Each place in the code, without comments and literals, that a pattern matches.
  func matches(_ pattern: String) -> [(line: Int, text: String)] {
    Self.matches(pattern, in: lines)
  }

  /// The same in everything that is written, comments and literals too.
  func rawMatches(_ pattern: String) -> [(line: Int, text: String)] {
    Self.matches(pattern, in: raw)
  }

  /// Over the whole text at once: line by line takes a hundred times as long.
  private static func matches(_ pattern: String, in lines: [String]) -> [(line: Int, text: String)]
  {
    guard
      let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines)
    else { preconditionFailure("a rule's pattern is a regular expression: \(pattern)") }
    let text = lines.joined(separator: "\n")
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap { match in
      guard let range = Range(match.range, in: text) else { return nil }
      let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
      return (line, String(text[range]))
    }
  }
}

/// Where a rule is broken, and what to do instead.
struct Violation: Hashable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  init(_ file: SourceFile, _ line: Int, _ message: String) {
    path = file.path
    self.line = line
    self.message = message
  }

  var description: String { "\(path):\(line) \(message)" }
}

enum SourceTree {
  /// A plant is not Swift to the formatter or the compiler.
  private static let plantEnding = ".swift.plant"
  static let files = load(Repository.path("."), folders: ["Sources", "Plugins", "Tests"])
    .filter { !$0.path.contains("/Plants/") }

  /// The files of a plant: a small house that breaks one rule.
  static func plant(_ name: String) -> [SourceFile] {
    load(
      Repository.path("Tests/HouseTests/Plants/\(name)"), folders: ["Sources", "Plugins", "Tests"])
  }

  private static func load(_ root: String, folders: [String]) -> [SourceFile] {
    folders.flatMap { folder -> [SourceFile] in
      let home = URL(filePath: root).appending(path: folder)
      guard let walk = FileManager.default.enumerator(atPath: home.path) else { return [] }
      return walk.compactMap { $0 as? String }.filter {
        $0.hasSuffix(".swift") || $0.hasSuffix(plantEnding)
      }.sorted()
        .compactMap { relative in
          guard let data = FileManager.default.contents(atPath: "\(home.path)/\(relative)") else {
            return nil
          }
          return SourceFile(
            path: "\(folder)/\(relative.replacing(plantEnding, with: ".swift"))",
            text: String(decoding: data, as: UTF8.self))
        }
    }
  }
}
