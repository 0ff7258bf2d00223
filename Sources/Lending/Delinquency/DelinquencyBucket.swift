/// How late a loan is, as reports group it.
public enum DelinquencyBucket: String, Hashable, Sendable, Codable, CaseIterable {
  case current = "0"
  case days1to7 = "1-7"
  case days8to30 = "8-30"
  case days31to60 = "31-60"
  case days61to90 = "61-90"
  case over90 = "91+"

  public init(daysPastDue: Int) {
    precondition(daysPastDue >= 0, "days past due are not negative")
    switch daysPastDue {
    case 0: self = .current
    case 1...7: self = .days1to7
    case 8...30: self = .days8to30
    case 31...60: self = .days31to60
    case 61...90: self = .days61to90
    default: self = .over90
    }
  }
}
