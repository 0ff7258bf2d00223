import Kernel

/// Costo Anual Total: the yearly cost of a loan with everything compulsory in it and without IVA,
/// as Banxico's Circular 21/2009 works it out. One decimal.
public struct CAT: Hashable, Sendable, Codable {
  /// Tenths of a percent: 146.5 % is 1465.
  public let tenths: Int
  public let method: Method

  /// The rule in force when it was worked out; a reform adds a case and changes no old figure.
  public enum Method: String, Hashable, Sendable, Codable {
    case circular21of2009as2015
  }

  public init(tenths: Int, method: Method = .circular21of2009as2015) {
    self.tenths = tenths
    self.method = method
  }

  /// The positive rate closest to zero that makes the flows worth nothing, half up to one
  /// decimal; nil where there is none.
  public static func annualPercent(_ flows: [CashFlow]) -> CAT? {
    InternalRate(flows).annualTenths().map { CAT(tenths: $0) }
  }
}

extension CAT: CustomStringConvertible {
  /// `146.5`
  public var description: String { "\(tenths / 10).\(tenths % 10)" }
}
