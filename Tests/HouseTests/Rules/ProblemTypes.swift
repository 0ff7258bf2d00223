import Foundation

/// Every "no" that the house can say is documented, with the status and the words it has.
enum ProblemTypes {
  struct Kind: Hashable, Comparable {
    let type: String
    let status: String
    let title: String

    var row: String { "| `\(type)` | \(status) | \(title) |" }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.type < rhs.type }
  }

  static func all(in files: [SourceFile]) -> [Kind] {
    let pattern = /Problem\(\s*"([a-z\/-]+)",\s*status:\s*(\d+),\s*title:\s*"([^"\\]*)"/
    let kinds = files.filter(\.isProduct).flatMap { file in
      file.raw.joined(separator: "\n").matches(of: pattern).map { match in
        Kind(
          type: String(match.output.1), status: String(match.output.2),
          title: String(match.output.3))
      }
    }
    return Set(kinds).sorted()
  }

  /// What the document lacks, as the rows to add; what it has and nobody says; and a type that
  /// means two things.
  static func faults(of kinds: [Kind], documented: String) -> [String] {
    let rows = Set(
      documented.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") })
    let said = Set(kinds.map(\.row))
    let twice = Dictionary(grouping: kinds, by: \.type).filter { $0.value.count > 1 }.keys
    return said.subtracting(rows).sorted().map { "add to docs/guides/problems.md: \($0)" }
      + rows.subtracting(said).sorted().map { "nobody says any more: \($0)" }
      + twice.sorted().map { "\($0) means two things" }
  }
}
