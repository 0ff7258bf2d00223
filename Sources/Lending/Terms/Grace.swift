/// Instalments in which something of the usual is not asked.
public struct Grace: Hashable, Sendable, Codable {
  /// The first so many instalments repay no principal.
  public var principal: Int
  /// The first so many ask no interest: it waits, and is due with the one after them.
  public var interestPayment: Int
  /// The first so many bear no interest at all.
  public var interestFree: Int
  /// Again and again, for as long as the loan lives.
  public var recurring: RecurringGrace?

  public init(
    principal: Int = 0, interestPayment: Int = 0, interestFree: Int = 0,
    recurring: RecurringGrace? = nil
  ) {
    self.principal = principal
    self.interestPayment = interestPayment
    self.interestFree = interestFree
    self.recurring = recurring
  }

  public static let none = Grace()
}

/// After so many usual instalments, so many that repay no principal.
public struct RecurringGrace: Hashable, Sendable, Codable {
  public var after: Int
  public var count: Int

  public init(after: Int, count: Int) {
    self.after = after
    self.count = count
  }
}

extension Grace {
  /// Whether the instalment with this index, from 0, repays no principal.
  func sparesPrincipal(_ index: Int) -> Bool {
    if index < principal { return true }
    guard let recurring else { return false }
    return (index - principal) % (recurring.after + recurring.count) >= recurring.after
  }

  func check(count: Int) throws(TermsRefused) {
    let usual = LoanTerms.installmentCountMax
    guard (0..<count).contains(principal), (0..<count).contains(interestPayment),
      (0...count).contains(interestFree),
      recurring.map({ (1...usual).contains($0.after) && (1...usual).contains($0.count) }) ?? true
    else { throw .graceTooLong }
  }
}

extension Grace {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      principal: try kept(.principal, otherwise: 0),
      interestPayment: try kept(.interestPayment, otherwise: 0),
      interestFree: try kept(.interestFree, otherwise: 0),
      recurring: try kept(.recurring, otherwise: nil))
  }
}
