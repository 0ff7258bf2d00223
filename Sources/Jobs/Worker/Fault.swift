import Kernel
import Postgres

/// An error in words that may be kept and shown to staff: no value of anybody's.
enum Fault {
  static func words(_ error: any Error) -> String {
    switch error {
    case let refusal as any Refusal: "\(refusal.problem.type): \(refusal.problem.title)"
    case let failure as PostgresFailure: failure.description
    case let mismatch as ColumnMismatch: mismatch.description
    case let hopeless as Hopeless: hopeless.reason
    case let undelivered as Webhooks.NotDelivered: undelivered.outcome
    case is DecodingError: "what was stored does not decode"
    default: "\(type(of: error))"
    }
  }
}
