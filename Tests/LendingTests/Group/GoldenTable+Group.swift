import Kernel
import Lending
import LendingLives

/// `groups.csv`: who is in a group and what they did, as `make_groups.py` writes them.
extension GoldenTable.Line {
  var group: GroupAccount {
    get throws {
      let reach = GroupTerms.GuaranteeReach(rawValue: self["reach"])!
      return try GroupAccount(GroupTerms(guarantee: reach), members: members)
    }
  }

  private var members: [GroupMember] {
    get throws {
      try self["members"].split(separator: " ").map { text in
        let words = text.split(separator: "=")
        let terms = LoanTerms(
          principal: Money(minorUnits: Int64(words[1])!), disbursedOn: date("start"),
          installmentCount: integer("count"), frequency: Frequency(name: self["frequency"])!,
          method: self["method"] == "flat" ? .flat : .level, annualRate: rate("ratePPM"),
          moratorioAnnualRate: rate("latePPM"), ivaOnInterest: rate("ivaPPM"),
          ivaOnFees: rate("ivaPPM"),
          garantiaLiquida: GarantiaLiquida(.share(rate: rate("guaranteePPM"))))
        let schedule = try Schedule(terms, calendar: goldenCalendar)
        return GroupMember(MemberID(String(words[0])), loan: LoanAccount(schedule: schedule))
      }
    }
  }

  /// Every act of its script in order, each split by what the group then was.
  func groupAfterItsScript() throws -> GroupAccount {
    try self["script"].split(separator: " ").enumerated().reduce(into: group) { group, act in
      let words = act.element.split(separator: ":").map(String.init)
      group = try group.after(words, number: act.offset)
    }
  }
}

extension GroupAccount {
  fileprivate func after(_ words: [String], number: Int) throws -> GroupAccount {
    let on = CalendarDate(words[1])!
    func loanEvent(_ what: LoanEvent.What) -> LoanEvent {
      LoanEvent(id: "act-\(number)", effectiveOn: on, instant: Int64(number), what)
    }
    switch words[0] {
    case "visit":
      return try adding(loanEvent(.collectionFee(amount: words.amount)), to: words.member)
    case "payoff":
      return try adding(loanEvent(.payoff(amount: words.amount)), to: words.member)
    default:
      return try adding(
        GroupEvent(
          id: "act-\(number)", effectiveOn: on, instant: Int64(number), act(words, on: on)))
    }
  }

  private func act(_ words: [String], on: CalendarDate) throws -> GroupEvent.What {
    switch words[0] {
    case "rule":
      let rule = SplitRule(rawValue: words[2])!
      return .payment(shares: try split(words.amount, by: rule, on: on))
    case "sheet":
      let sheet = words[3].split(separator: "+").map { line in
        let words = line.split(separator: "=")
        return SheetLine(MemberID(String(words[0])), Money(minorUnits: Int64(words[1])!))
      }
      return .payment(
        shares: try split(
          sheet.map(\.amount).sum, sheet: sheet, surplus: SheetSurplus(rawValue: words[2])!,
          on: on))
    case "deposit": return .guaranteeDeposit(member: words.member, amount: words.amount)
    case "apply": return .guaranteeApplied(shares: guaranteeShares(on: on))
    case "giveback":
      let pair = words[2].split(separator: ">").map { MemberID(String($0)) }
      return .solidarityRepayment(from: pair[0], to: pair[1], amount: words.amount)
    case "undo": return .reversal(of: "act-\(words[2])")
    default: preconditionFailure("an act of an unknown kind")
    }
  }
}

extension [String] {
  fileprivate var member: MemberID { MemberID(self[2]) }
  fileprivate var amount: Money { Money(minorUnits: Int64(self[3])!) }
}
