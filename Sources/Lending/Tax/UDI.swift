public import Kernel

/// The value of a unidad de inversión in millionths of a peso: Banxico publishes six decimals.
public struct UDI: Hashable, Comparable, Sendable, Codable {
  public let millionths: Int64

  public init(millionths: Int64) {
    precondition(millionths > 0, "a UDI is worth something")
    self.millionths = millionths
  }

  public static func < (lhs: UDI, rhs: UDI) -> Bool { lhs.millionths < rhs.millionths }

  /// What so many UDIS are worth, to the centavo.
  public func pesos(_ units: Int64, rounding: Rounding = .halfEven) -> Money {
    Money(minorUnits: rounding.divide(Int128(millionths) * Int128(units), by: 10_000))
  }
}

/// The UDI of each day, as far as Banxico has published it.
public struct UDITable: Hashable, Sendable, Codable {
  let values: [CalendarDate: UDI]

  public init(_ values: [CalendarDate: UDI]) { self.values = values }

  /// Of each day the last that is said.
  public init(_ values: [(day: CalendarDate, value: UDI)]) {
    self.values = Dictionary(values.map { ($0.day, $0.value) }) { _, last in last }
  }

  /// Nil where Banxico has not published that day's yet.
  public subscript(day: CalendarDate) -> UDI? { values[day] }
}
