public import Kernel

/// An amount and the IVA that goes with it. Sums of these are inlined, since a replay makes
/// thousands of them.
public struct Part: Hashable, Sendable, Codable {
  public var net: Money
  public var iva: Money

  public init(net: Money, iva: Money = .zero) {
    self.net = net
    self.iva = iva
  }

  public static let zero = Part(net: .zero)
  @inline(__always)
  public var total: Money { net + iva }
  public var isZero: Bool { net.isZero && iva.isZero }

  @inline(__always)
  public static func + (lhs: Part, rhs: Part) -> Part {
    Part(net: lhs.net + rhs.net, iva: lhs.iva + rhs.iva)
  }

  @inline(__always)
  public static func - (lhs: Part, rhs: Part) -> Part {
    Part(net: lhs.net - rhs.net, iva: lhs.iva - rhs.iva)
  }

  @inline(__always)
  public static func += (lhs: inout Part, rhs: Part) { lhs = lhs + rhs }
  @inline(__always)
  public static func -= (lhs: inout Part, rhs: Part) { lhs = lhs - rhs }
}

/// Amounts by component, each with its IVA.
public struct Balance: Hashable, Sendable, Codable {
  public var principal: Money
  public var ordinaryInterest: Part
  public var moratorio: Part
  public var fees: Part
  /// Premiums collected for an insurer.
  public var insurance: Part
  public var collectionFees: Part

  public init(
    principal: Money = .zero, ordinaryInterest: Part = .zero, moratorio: Part = .zero,
    fees: Part = .zero, insurance: Part = .zero, collectionFees: Part = .zero
  ) {
    self.principal = principal
    self.ordinaryInterest = ordinaryInterest
    self.moratorio = moratorio
    self.fees = fees
    self.insurance = insurance
    self.collectionFees = collectionFees
  }

  public static let zero = Balance()

  public subscript(component: Component) -> Part {
    @inline(__always) get {
      switch component {
      case .principal: Part(net: principal)
      case .ordinaryInterest: ordinaryInterest
      case .moratorio: moratorio
      case .fees: fees
      case .insurance: insurance
      case .collectionFees: collectionFees
      }
    }
    @inline(__always) set {
      switch component {
      case .principal:
        precondition(newValue.iva.isZero, "principal bears no IVA")
        principal = newValue.net
      case .ordinaryInterest: ordinaryInterest = newValue
      case .moratorio: moratorio = newValue
      case .fees: fees = newValue
      case .insurance: insurance = newValue
      case .collectionFees: collectionFees = newValue
      }
    }
  }

  @inline(__always)
  public var total: Money {
    principal + ordinaryInterest.total + moratorio.total + fees.total + insurance.total
      + collectionFees.total
  }

  public var isZero: Bool { self == .zero }

  /// Everything that is neither principal nor interest.
  public var charges: Part { fees + insurance + collectionFees }

  public var iva: Money {
    ordinaryInterest.iva + moratorio.iva + fees.iva + insurance.iva + collectionFees.iva
  }

  @inline(__always)
  public static func + (lhs: Balance, rhs: Balance) -> Balance {
    Balance(
      principal: lhs.principal + rhs.principal,
      ordinaryInterest: lhs.ordinaryInterest + rhs.ordinaryInterest,
      moratorio: lhs.moratorio + rhs.moratorio, fees: lhs.fees + rhs.fees,
      insurance: lhs.insurance + rhs.insurance,
      collectionFees: lhs.collectionFees + rhs.collectionFees)
  }

  @inline(__always)
  public static func - (lhs: Balance, rhs: Balance) -> Balance {
    Balance(
      principal: lhs.principal - rhs.principal,
      ordinaryInterest: lhs.ordinaryInterest - rhs.ordinaryInterest,
      moratorio: lhs.moratorio - rhs.moratorio, fees: lhs.fees - rhs.fees,
      insurance: lhs.insurance - rhs.insurance,
      collectionFees: lhs.collectionFees - rhs.collectionFees)
  }

  @inline(__always)
  public static func += (lhs: inout Balance, rhs: Balance) { lhs = lhs + rhs }
}
