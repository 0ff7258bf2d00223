/// What a close of business does, in order. Each is marked done for (date, step, chunk) in the
/// transaction that does it, and never done twice.
enum CloseStep: String, CaseIterable, Codable {
  /// Interest of the day is earned.
  case accrue
  /// Instalments whose day comes are told.
  case fallDue
  /// Credit that waited pays them.
  case applyCredit
  /// Overdue principal takes its moratorio.
  case penalise
  /// Days past due, buckets and stages are worked out for the day that begins.
  case age
  /// The ledger moves by the difference, in lines for each product, branch and stage.
  case post
  /// Reminders are ordered.
  case notify
  /// The institution's date moves on.
  case advance

  /// Those that a chunk of loans goes through under its locks.
  static let ofLoans: [CloseStep] = [.accrue, .fallDue, .applyCredit, .penalise, .age, .post]
}
