public import Kernel

/// When the first instalment is due, and who pays the interest of a period that is not whole.
public struct FirstDue: Hashable, Sendable, Codable {
  /// The first due date is at least so many days after disbursement.
  public var minimumDays: Int
  public var stub: Stub
  /// A date agreed beforehand, such as the day a group meets; later ones follow from it.
  public var on: CalendarDate?

  public enum Stub: String, Hashable, Sendable, Codable, CaseIterable {
    /// The first instalment alone is higher or lower.
    case inFirstInstallment
    /// Every instalment carries its share, and all stay level.
    case spread
  }

  public init(minimumDays: Int = 1, stub: Stub = .inFirstInstallment, on: CalendarDate? = nil) {
    self.minimumDays = minimumDays
    self.stub = stub
    self.on = on
  }
}

extension FirstDue {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      minimumDays: try kept(.minimumDays, otherwise: 1),
      stub: try kept(.stub, otherwise: .inFirstInstallment), on: try kept(.on, otherwise: nil))
  }
}
