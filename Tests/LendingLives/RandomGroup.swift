import Kernel
import Lending

/// Groups and lives that nobody would think of.
struct RandomGroup: Drawn {
  private(set) var account: GroupAccount
  /// A day at or after every event.
  let last: CalendarDate

  static let usualCases = 1_000

  init?(_ random: inout SeededRandom) {
    guard let loans = try? Self.loans(&random) else { return nil }
    let terms = GroupTerms(
      guarantee: GroupTerms.GuaranteeReach.allCases.randomElement(using: &random)!,
      release: GroupTerms.Release.allCases.randomElement(using: &random)!)
    let members = loans.enumerated().map { GroupMember(MemberID("m\($0)"), loan: $1) }
    let start = loans[0].terms.disbursedOn
    let life = start.days(to: loans[0].schedule.lastDueOn) + 30
    let events = (0..<Int.random(in: 0...10, using: &random)).map { index in
      GroupEvent(
        id: "g\(index)", effectiveOn: start.adding(days: .random(in: 0...life, using: &random)),
        instant: .random(in: 0...3, using: &random),
        Self.what(index, members.map(\.id), loans[0].schedule.installments[0].total, &random))
    }
    guard let account = try? GroupAccount(terms, members: members, events: events) else {
      return nil
    }
    self.account = account
    last = start.adding(days: life)
  }

  var smaller: [RandomGroup] {
    account.events.indices.compactMap { index in
      var (fewer, events) = (self, account.events)
      events.remove(at: index)
      guard let less = try? GroupAccount(account.terms, members: account.members, events: events)
      else { return nil }
      fewer.account = less
      return fewer
    }
  }

  var told: String {
    "\(json(account.loans[0].terms))\n\(account.members.map(\.loan.terms.principal))\n"
      + json(account.events)
  }

  func day(_ random: inout SeededRandom) -> CalendarDate {
    last.adding(days: -.random(in: 0...90, using: &random))
  }

  private static func loans(_ random: inout SeededRandom) throws -> [LoanAccount] {
    var terms = LoanTerms(
      principal: .mxn(1_000), disbursedOn: CalendarDate("2026-01-05")!,
      installmentCount: .random(in: 1...16, using: &random),
      frequency: [.weekly, .catorcenal, .monthly].randomElement(using: &random)!,
      method: Bool.random(using: &random) ? .flat : .level,
      annualRate: Rate(millionths: .random(in: 0...1_500_000, using: &random)),
      moratorioAnnualRate: Rate(millionths: .random(in: 0...2_000_000, using: &random)))
    return try (0..<Int.random(in: 2...8, using: &random)).map { _ in
      terms.principal = .centavos(.random(in: 100_000...3_000_000, using: &random))
      return LoanAccount(schedule: try Schedule(terms, calendar: goldenCalendar))
    }
  }

  private static func what(
    _ index: Int, _ ids: [MemberID], _ installment: Money, _ random: inout SeededRandom
  ) -> GroupEvent.What {
    let amount = Money.centavos(.random(in: 1...installment.minorUnits * 3, using: &random))
    func someone() -> MemberID { ids.randomElement(using: &random)! }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return .guaranteeDeposit(member: someone(), amount: amount)
    case 1: return .solidarityRepayment(from: someone(), to: someone(), amount: amount)
    case 2 where index > 0: return .reversal(of: "g\(Int.random(in: 0..<index, using: &random))")
    default:
      let shares = (1...3).map { _ in
        GroupShare(someone(), payer: Bool.random(using: &random) ? someone() : nil, amount: amount)
      }
      return .payment(shares: shares)
    }
  }
}
