import Kernel

/// How impaired a loan is (etapas 1, 2 and 3): up to 30 days late, up to 89, and from 90.
enum Stage: Int16, Hashable, CaseIterable {
  case one = 1
  case two = 2
  case three = 3

  init(daysPastDue: Int) {
    if daysPastDue <= 30 {
      self = .one
    } else if daysPastDue < 90 {
      self = .two
    } else {
      self = .three
    }
  }

  /// The stage that an account is kept by, where it is kept by one.
  static func ofAccount(_ code: String) -> Stage? {
    guard code.hasPrefix("1201-") || code.hasPrefix("1202-") else { return nil }
    return allCases.first { code.hasSuffix($0.suffix) }
  }

  /// The ending of the accounts that are kept by stage.
  var suffix: String { "-0\(rawValue)" }
}
