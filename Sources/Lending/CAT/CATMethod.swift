public import Kernel

extension CAT {
  /// The rule that a CAT was worked out by. A reform adds a case and changes no old figure.
  public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
    /// As issued: no cash guarantee in the flows.
    case circular21of2009
    /// As Circular 9/2015 changed it: cash guarantees, revolving credit, a choice among roots.
    case circular21of2009as2015
  }

  /// The first day on which a method has to be used.
  public struct Reform: Hashable, Sendable, Codable {
    public let from: CalendarDate
    public let method: Method

    public init(from: CalendarDate, method: Method) {
      self.from = from
      self.method = method
    }

    /// What Banxico has published, oldest first. Circular 9/2015: DOF of 27 April 2015, in force
    /// on 26 October 2015. The next reform is one more line here and one more case above.
    public static let published = [
      Reform(from: CalendarDate(dayNumber: 16_734), method: .circular21of2009as2015)
    ]
  }
}

extension CAT.Method {
  /// The method of a credit whose CAT is worked out on `date`: that of the last reform in force,
  /// and before any of them the circular as issued.
  public static func inForce(
    on date: CalendarDate, reforms: [CAT.Reform] = CAT.Reform.published
  ) -> CAT.Method {
    let past = reforms.filter { $0.from <= date }
    return past.max { $0.from < $1.from }?.method ?? .circular21of2009
  }
}
