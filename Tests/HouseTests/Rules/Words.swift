import Foundation

/// The glossary's "never say": one thing has one name, in code as in speech.
enum Glossary {
  static let never = [
    (#"\bCustomers?\b|[a-z]Customer"#, "Applicant, Borrower or Payer, as the room says"),
    (#"\b[Pp]ayouts?\b|[a-z]Payout"#, "disbursement"),
    (#"\b[Aa]rrears\w*\b"#, "daysPastDue"),
    (#"\b[Ff]orgive\w*\b"#, "waive, discount, writeOff or sell"),
    (#"\b[Qq]uotas?\b"#, "installment"),
    (#"\b[Pp]aymentPlan\b"#, "schedule"),
    (
      #"\b(struct|class|enum|actor|protocol) \w*(Manager|Helper|Utils?|Service|Impl|Common)\b"#,
      "the act, or the noun it holds"
    ),
  ]

  static func violations(in files: [SourceFile]) -> [Violation] {
    files.filter(\.isProduct).flatMap { file in
      never.flatMap { pattern, instead in
        file.matches(pattern).map { Violation(file, $0.line, "\($0.text) → \(instead)") }
      }
    }
  }
}
