import Foundation

/// Words that have no place in the house, and what to say instead.
enum BannedWords {
  struct Word {
    let pattern: String
    let instead: String
    /// Where it may stand, and why it must.
    let allowed: Set<String>

    init(_ pattern: String, _ instead: String, allowed: Set<String> = []) {
      self.pattern = pattern
      self.instead = instead
      self.allowed = allowed
    }
  }

  static let words = [
    Word(
      #"\bDate\(\)|\bDate\.now\b"#, "world.now(tenant)",
      allowed: ["Sources/CaudalServer/LiveWorld.swift"]),
    Word(#"\bUUID\(\)"#, "world.newID()", allowed: ["Sources/CaudalServer/LiveWorld.swift"]),
    Word(#"\btry!"#, "throw, or a precondition that says why it cannot fail"),
    Word(#"\bprint\("#, "the log", allowed: ["Sources/caudal/"]),
    Word(
      #"\bDouble\b"#, "Money, Rate or Int128",
      allowed: [
        "Sources/Lending/CAT/", "Sources/Documents/PDF/", "Sources/Web/Components/",
        "Sources/Tenancy/Brand/",
      ]),
    Word(
      #"@unchecked Sendable"#, "an actor or a Mutex",
      allowed: [
        "Sources/Postgres/Connection/ThreadExecutor.swift", "Sources/Vault/Keys/SecretBytes.swift",
      ]),
    Word(
      #"nonisolated\(unsafe\)"#, "an actor or a Mutex",
      allowed: ["Sources/Postgres/Connection/Canceller.swift"]),
    Word(#"\bTask\.detached\b"#, "a task group"),
    Word(#"\bfatalError\("#, "preconditionFailure with the sentence that was believed"),
    Word(
      #"^[ \t]*package\s+(func|var|let|struct|enum|class|actor|init|protocol)\b"#,
      "internal or public"
    ),
  ]

  static func violations(in files: [SourceFile]) -> [Violation] {
    files.filter(\.isProduct).flatMap { file in
      words.filter { word in !word.allowed.contains { file.path.hasPrefix($0) } }
        .flatMap { word in
          file.matches(word.pattern).map {
            Violation(file, $0.line, "\($0.text) → \(word.instead)")
          }
        }
    } + unfinished(files) + borrowed(files)
  }

  /// What is not done is done, or written down where work is planned; not left in a comment.
  private static func unfinished(_ files: [SourceFile]) -> [Violation] {
    files.filter { !$0.path.hasPrefix("Tests/HouseTests/") }.flatMap { file in
      file.rawMatches(#"\b(TODO|FIXME|XXX)\b"#).map {
        Violation(file, $0.line, "\($0.text) → do it, or plan it elsewhere")
      }
    }
  }

  /// A test may see the inside of its own room only.
  private static func borrowed(_ files: [SourceFile]) -> [Violation] {
    files.flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        guard line.contains("@testable import") else { return nil }
        let module = line.split(separator: " ").last.map(String.init) ?? ""
        return file.room == "\(module)Tests"
          ? nil : Violation(file, index + 1, "@testable import \(module) → its public face")
      }
    }
  }
}
