import Foundation

/// Every act that the trail can hold has words for the people who read it.
enum Verbs {
  /// Verbs written as literals after `Act(`; one that is put together is held by the stories.
  static func all(in files: [SourceFile]) -> Set<String> {
    let verb = /Act\(\s*(?:[^\n",]*\?\s*)?"([a-z]+\.[A-Za-z_]+)"(?:\s*:\s*"([a-z]+\.[A-Za-z_]+)")?/
    return Set(
      files.filter(\.isProduct).flatMap { file in
        file.raw.joined(separator: "\n").matches(of: verb).flatMap { match in
          [match.output.1, match.output.2].compactMap { $0.map(String.init) }
        }
      })
  }

  static func faults(of verbs: Set<String>, named: Set<String>) -> [String] {
    verbs.subtracting(named).sorted().map { "add to ActWords: \($0)" }
  }
}
