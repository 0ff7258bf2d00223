public import Kernel

/// A group loan as it is agreed: one set of terms, whose principal is the whole group's, and what
/// each member takes of it.
public struct GroupPlan: Hashable, Sendable {
  public var terms: LoanTerms
  public var group: GroupTerms
  public var shares: [SheetLine]

  public init(terms: LoanTerms, group: GroupTerms, shares: [SheetLine]) {
    self.terms = terms
    self.group = group
    self.shares = shares
  }

  /// Each member's loan is the group's with a principal of their own.
  func account(calendar: BusinessCalendar, market: Market) throws -> GroupAccount {
    let total = shares.map(\.amount).sum
    guard shares.count <= Self.membersMax else {
      throw LifeRefused(["group", "members"], "Un grupo lleva hasta \(Self.membersMax) personas.")
    }
    guard shares.allSatisfy(\.amount.isPositive) else {
      throw LifeRefused(["group", "members"], "Lo de cada integrante es mayor que cero.")
    }
    guard total == terms.principal else {
      throw LifeRefused(
        ["group", "members"],
        "Lo de cada integrante suma \(total.text) y el crédito es de \(terms.principal.text).")
    }
    let members = try shares.map { share in
      var terms = terms
      terms.principal = share.amount
      return GroupMember(
        share.member,
        loan: try LoanAccount(
          try Schedule(terms, calendar: calendar, market: market), on: market, calendar: calendar))
    }
    do throws(GroupRefused) {
      return try GroupAccount(group, members: members)
    } catch {
      throw LifeRefused(["group", "members"], error.problem.detail)
    }
  }

  static let membersMax = 50
}

/// What happened to a group, as somebody tells it.
public enum ToldGroupChange: Hashable, Sendable {
  /// One sum, divided by a rule on the day it counts.
  case payment(amount: Money, by: SplitRule)
  /// Who brought how much.
  case sheet([SheetLine], surplus: SheetSurplus)
  /// The garantía líquida pays what is past due that day.
  case guaranteeApplied
  /// To one member's loan alone.
  case loan(MemberID, ToldChange)
  /// Anything else that the group does together.
  case together(GroupEvent.What)
}
