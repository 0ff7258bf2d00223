public import Kernel

/// What a line charges beside interest. Amounts before IVA.
public struct LineFees: Hashable, Sendable, Codable {
  /// At the first cut-off of each year of the line; a share is of the limit.
  public var annual: FeeAmount?
  /// A yearly rate on what the borrower could have drawn and did not, by the day, at each
  /// cut-off. A line that is blocked or closed bears none.
  public var unusedAnnualRate: Rate
  /// With each cash draw; a share is of the draw.
  public var draw: FeeAmount?

  public init(
    annual: FeeAmount? = nil, unusedAnnualRate: Rate = .zero, draw: FeeAmount? = nil
  ) {
    self.annual = annual
    self.unusedAnnualRate = unusedAnnualRate
    self.draw = draw
  }
}
