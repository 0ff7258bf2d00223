import Kernel

/// Costo Anual Total: the yearly cost of a loan with everything compulsory in it and without IVA,
/// as Banxico's Circular 21/2009 works it out. One decimal.
public struct CAT: Hashable, Sendable, Codable {
  /// Tenths of a percent: 146.5 % is 1465.
  public let tenths: Int
  public let method: Method

  public init(tenths: Int, method: Method = .circular21of2009as2015) {
    self.tenths = tenths
    self.method = method
  }
}

extension CAT: CustomStringConvertible {
  /// `146.5`
  public var description: String { "\(tenths / 10).\(tenths % 10)" }
}
