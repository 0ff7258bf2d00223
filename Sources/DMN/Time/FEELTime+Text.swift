extension FEELDate: CustomStringConvertible {
  public var description: String {
    let digits = String(year.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(year < 0 ? "-" : "")\(padded)-\(month.twoDigits)-\(day.twoDigits)"
  }
}

extension FEELTime: CustomStringConvertible {
  public var description: String {
    "\(hour.twoDigits):\(minute.twoDigits):\(second.twoDigits)\(nanosecond.fraction)"
      + (zone?.description ?? "")
  }
}

extension FEELDateTime: CustomStringConvertible {
  public var description: String { "\(date)T\(time)" }
}

extension FEELZone: CustomStringConvertible {
  public var description: String {
    switch self {
    case .named(let name): return "@\(name)"
    case .offset(0): return "Z"
    case .offset(let seconds):
      let total = abs(seconds)
      let rest = total % 60 == 0 ? "" : ":\((total % 60).twoDigits)"
      return (seconds < 0 ? "-" : "+")
        + "\((total / 3_600).twoDigits):\((total / 60 % 60).twoDigits)\(rest)"
    }
  }
}

extension YearsMonthsDuration: CustomStringConvertible {
  public var description: String {
    guard months != 0 else { return "P0M" }
    let (years, rest) = (abs(years), abs(monthsOfYear))
    return "\(months < 0 ? "-" : "")P\(years > 0 ? "\(years)Y" : "")\(rest > 0 ? "\(rest)M" : "")"
  }
}

extension DaysTimeDuration: CustomStringConvertible {
  public var description: String {
    guard nanoseconds != 0 else { return "PT0S" }
    let parts = [(hours, "H"), (minutes, "M")].filter { $0.0 != 0 }.map { "\(abs($0.0))\($0.1)" }
    let seconds =
      self.seconds != 0 || fraction != 0 ? "\(abs(self.seconds))\(abs(fraction).fraction)S" : ""
    let time = parts.joined() + seconds
    return "\(nanoseconds < 0 ? "-" : "")P\(days != 0 ? "\(abs(days))D" : "")"
      + (time.isEmpty ? "" : "T\(time)")
  }
}

extension Int {
  fileprivate var twoDigits: String { self < 10 ? "0\(self)" : String(self) }

  /// Nanoseconds after a point, without zeros at the end.
  fileprivate var fraction: String {
    guard self != 0 else { return "" }
    var digits = String(String(self + 1_000_000_000).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return ".\(digits)"
  }
}
