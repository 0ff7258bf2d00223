import Kernel
import Lending

extension Frequency {
  static let shape = Shape<Frequency>.choice(
    .word(names) { Frequency(name: $0) },
    or: [
      Way("days", .integer(1...3_660)) { .days($0) },
      Way("weeks", .integer(1...520)) { .weeks($0) },
      Way("months", .integer(1...120)) { .months($0) },
      Way("years", .integer(1...10)) { .years($0) },
      Way("daysOfMonth", .list(of: .integer(1...31), 1...30)) { .daysOfMonth($0) },
      Way("weekdayOfMonth", weekdayShape) { .weekdayOfMonth($0.weekday, nth: $0.nth) },
      Way("dates", .list(of: .date, 1...520)) { .dates($0) },
    ]
  ).described("Cada cuánto vence un pago; 31 es el último día del mes, y nth 5 el último.")

  private static let weekdayShape = Shape<(weekday: Weekday, nth: Int)>.object(
    Key("weekday", .word(weekdayNames) { weekday($0) }), Key("nth", .integer(1...5))
  ) { (weekday: Weekday, nth: Int) in (weekday: weekday, nth: nth) }

  private static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  @Sendable private static func weekday(_ name: String) -> Weekday? {
    weekdayNames.firstIndex(of: name).flatMap { Weekday(rawValue: $0 + 1) }
  }
}
