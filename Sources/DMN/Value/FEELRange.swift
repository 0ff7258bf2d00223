/// From one value to another, each included or not; an end that is missing is open.
public final class FEELRange: Sendable {
  public let start: FEELValue?
  public let end: FEELValue?
  public let includesStart: Bool
  public let includesEnd: Bool

  /// Of one value: what is equal to it, or what is not. Not the same as a range from it to itself.
  let isSingle: Bool

  public init(
    from start: FEELValue?, to end: FEELValue?, includesStart: Bool, includesEnd: Bool,
    isSingle: Bool = false
  ) {
    self.isSingle = isSingle
    self.start = start
    self.end = end
    self.includesStart = includesStart
    self.includesEnd = includesEnd
  }

  /// Nil where the value cannot be compared with an end.
  func contains(_ value: FEELValue) -> Bool? {
    if isSingle { return start?.isEqual(to: value).map { $0 == includesStart } }
    var isInside = true
    if let start {
      guard let order = start.order(to: value) else { return nil }
      isInside = order == .before || includesStart && order == .same
    }
    if let end {
      guard let order = value.order(to: end) else { return nil }
      isInside = isInside && (order == .before || includesEnd && order == .same)
    }
    return isInside
  }
}
