public import Kernel

/// Whether something bears IVA, and how much. Exempt is no rate of zero: the tax authority wants
/// them told apart.
public enum IVATreatment: Hashable, Sendable {
  case exempt
  case taxed(Rate)

  /// What is added to the net: zero where it is exempt.
  public var rate: Rate {
    switch self {
    case .exempt: .zero
    case .taxed(let rate): rate
    }
  }
}

/// The IVA of one base, such as interest, moratorio or a fee, by the date on which it is earned or
/// charged. The rates are the lender's to give, since laws and decrees change them.
public struct IVARule: Hashable, Sendable {
  /// A treatment from a day on.
  public struct Step: Hashable, Sendable, Codable {
    public var from: CalendarDate
    public var treatment: IVATreatment

    public init(from: CalendarDate, _ treatment: IVATreatment) {
      self.from = from
      self.treatment = treatment
    }
  }

  /// Before the first step.
  public var initial: IVATreatment
  /// Oldest first.
  public var steps: [Step]

  public init(_ initial: IVATreatment, then steps: [Step] = []) {
    self.initial = initial
    self.steps = steps
  }

  public static let exempt = IVARule(.exempt)

  public func treatment(on date: CalendarDate) -> IVATreatment {
    steps.last { $0.from <= date }?.treatment ?? initial
  }

  /// What is added to the net on a date.
  public func rate(on date: CalendarDate) -> Rate { treatment(on: date).rate }

  public func check() throws(TaxRefused) {
    let rates = [initial.rate] + steps.map(\.treatment.rate)
    guard rates.allSatisfy({ (Rate.zero...Rate.one).contains($0) }) else { throw .ivaOutOfRange }
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0.from < $1.from }) else {
      throw .ivaStepsUnordered
    }
  }
}
