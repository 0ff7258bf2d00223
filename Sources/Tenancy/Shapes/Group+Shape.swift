import Kernel
import Lending

extension GroupPlan {
  /// What a group agrees beside its terms.
  struct Draft: Sendable {
    let terms: GroupTerms
    let shares: [SheetLine]
  }

  static let shape = Shape<Draft>.object(
    Key("members", .sequence(of: SheetLine.shape, 2...50)),
    Key("jointLiability", GroupTerms.JointLiability.shape, otherwise: .everyone),
    Key("guarantee", Shape<GroupTerms.GuaranteeReach>.choice, otherwise: .anyLoan),
    Key("release", Shape<GroupTerms.Release>.choice, otherwise: .groupPaid)
  ) { shares, liability, guarantee, release in
    Draft(
      terms: GroupTerms(jointLiability: liability, guarantee: guarantee, release: release),
      shares: shares)
  }
}

extension GroupTerms.JointLiability {
  fileprivate static let shape = Shape<GroupTerms.JointLiability>.choice(
    .word(["everyone", "none"]) { $0 == "none" ? GroupTerms.JointLiability.none : .everyone },
    or: [Way("named", .list(of: .member, 1...50)) { .named($0) }])
}

extension SheetLine {
  fileprivate static let shape = Shape<SheetLine>.object(
    Key("id", .member), Key("amount", .pesos)
  ) { member, amount in SheetLine(member, amount) }
}

extension ToldGroupChange {
  static let listShape = Shape<[ToldEvent<ToldGroupChange>]>.told(ways)

  /// Everything that can happen to a group, by the key that says it.
  static let ways: [Way<ToldGroupChange>] = [
    Way("payment", paymentShape) { $0 },
    Way("sheet", sheetShape) { $0 },
    Way("guaranteeDeposit", memberShape) {
      .together(.guaranteeDeposit(member: $0.member, amount: $0.amount))
    },
    Way("guaranteeApplied", .yes) { _ in .guaranteeApplied },
    Way("guaranteeReturn", memberShape) {
      .together(.guaranteeReturn(member: $0.member, amount: $0.amount))
    },
    Way("solidarityRepayment", solidarityShape) { .together($0) },
    Way("departure", .member) { .together(.departure($0)) },
    Way("reversal", .eventID) { .together(.reversal(of: $0)) },
    Way("loan", loanShape) { .loan($0.member, $0.change) },
  ]

  private static let paymentShape = Shape<ToldGroupChange>.object(
    Key("amount", .pesos), Key("by", Shape<SplitRule>.choice)
  ) { amount, rule in .payment(amount: amount, by: rule) }

  private static let sheetShape = Shape<ToldGroupChange>.object(
    Key("lines", .sequence(of: SheetLine.shape, 1...50)),
    Key("surplus", Shape<SheetSurplus>.choice, otherwise: .ownLoan)
  ) { lines, surplus in .sheet(lines, surplus: surplus) }

  private static let memberShape = Shape<SheetLine>.object(
    Key("member", .member), Key("amount", .pesos)
  ) { member, amount in SheetLine(member, amount) }

  private static let solidarityShape = Shape<GroupEvent.What>.object(
    Key("from", .member), Key("to", .member), Key("amount", .pesos)
  ) { from, to, amount in .solidarityRepayment(from: from, to: to, amount: amount) }

  private static let loanShape = Shape<(member: MemberID, change: ToldChange)>.object(
    Key("member", .member), Key("what", .choice(or: ToldChange.ways))
  ) { (member: MemberID, change: ToldChange) in (member: member, change: change) }
}

extension Shape<MemberID> {
  fileprivate static let member = Shape<String>.matching(
    #"\p{L}[\p{L}0-9 ._-]{0,39}"#, "Use un nombre corto, sin comas: Ana."
  ).map { MemberID($0) }
}
