public import Kernel

/// What a product fixes of a loan's terms: all but the amount, the day and the number of
/// instalments, which each borrower chooses.
@dynamicMemberLookup
public struct TermsTemplate: Hashable, Sendable {
  /// Terms with any amount, day and number; only the rest is asked for.
  private let pattern: LoanTerms

  public init(_ terms: LoanTerms) {
    pattern =
      terms
      .with(principal: .mxn(1), disbursedOn: CalendarDate(dayNumber: 0), installmentCount: 1)
  }

  public subscript<Value>(dynamicMember path: KeyPath<LoanTerms, Value>) -> Value {
    pattern[keyPath: path]
  }

  /// The terms of one loan.
  public func terms(
    principal: Money, disbursedOn: CalendarDate, installmentCount: Int
  ) -> LoanTerms {
    pattern.with(
      principal: principal, disbursedOn: disbursedOn, installmentCount: installmentCount)
  }
}

extension TermsTemplate: Codable {
  /// Templates kept before terms had some of their fields have no amount beside them.
  public init(from decoder: any Decoder) throws {
    pattern = try LoanTerms(
      from: decoder, principal: .mxn(1), disbursedOn: CalendarDate(dayNumber: 0),
      installmentCount: 1)
  }

  public func encode(to encoder: any Encoder) throws { try pattern.encode(to: encoder) }
}

extension LoanTerms {
  fileprivate func with(
    principal: Money, disbursedOn: CalendarDate, installmentCount: Int
  ) -> LoanTerms {
    var terms = self
    terms.principal = principal
    terms.disbursedOn = disbursedOn
    terms.installmentCount = installmentCount
    return terms
  }
}
