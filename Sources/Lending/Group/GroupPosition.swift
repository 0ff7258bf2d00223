public import Kernel

/// Where a group stands at the end of a day: its members' positions and their sums.
public struct GroupPosition: Hashable, Sendable {
  public let on: CalendarDate
  public let members: [Member]
  public let guarantee: GroupGuarantee
  /// What members owe each other for what one paid for another.
  public let solidarity: [SolidarityDebt]

  public struct Member: Hashable, Sendable {
    public let id: MemberID
    public let position: Position
    public let hasLeft: Bool

    public var isBehind: Bool { position.daysPastDue > 0 }
  }

  public var outstanding: Balance { sum(\.outstanding) }
  public var due: Balance { sum(\.due) }
  public var pastDue: Balance { sum(\.pastDue) }
  public var applied: Balance { sum(\.totals.applied) }
  public var received: Money { members.map(\.position.totals.received).sum }
  public var credit: Money { members.map(\.position.credit).sum }
  /// What must be brought today for everyone to be current: the credit of one pays for no other.
  public var toPay: Money { members.map(\.position.toPay).sum }

  /// A group is as late as its latest member.
  public var daysPastDue: Int { members.map(\.position.daysPastDue).max() ?? 0 }
  public var bucket: DelinquencyBucket { DelinquencyBucket(daysPastDue: daysPastDue) }
  public var behind: [MemberID] { members.filter(\.isBehind).map(\.id) }
  /// The next date on which anybody has something to pay, and what all lack to bring to it once
  /// each one's credit is counted.
  public var nextDue: NextDue? {
    let all = members.compactMap(\.position.nextDue)
    guard let first = all.min(by: { $0.on < $1.on }) else { return nil }
    let amount = all.filter { $0.on == first.on }.map(\.amount).sum
    return NextDue(number: first.number, on: first.on, amount: amount)
  }

  /// A loan of the group still lives.
  public var isOpen: Bool { members.contains { $0.position.standing == .open } }

  private func sum(_ part: KeyPath<Position, Balance>) -> Balance {
    members.reduce(into: .zero) { $0 += $1.position[keyPath: part] }
  }
}

extension GroupAccount {
  public func position(on date: CalendarDate) -> GroupPosition {
    let left = departed(by: date)
    return GroupPosition(
      on: date,
      members: zip(members, loans).map { member, loan in
        GroupPosition.Member(
          id: member.id, position: loan.position(on: date), hasLeft: left.contains(member.id))
      },
      guarantee: guarantee(on: date), solidarity: solidarity(on: date))
  }

  /// Who answers for a member's debt, themselves apart, in the order of the group.
  public func answering(for member: MemberID, on date: CalendarDate) -> [MemberID] {
    let left = departed(by: date)
    return zip(members, loans).filter { other, loan in
      other.id != member && !left.contains(other.id) && answers(other.id)
        && (terms.release == .groupPaid || loan.position(on: date).standing == .open)
    }.map(\.0.id)
  }

  private func answers(_ id: MemberID) -> Bool {
    switch terms.jointLiability {
    case .none: false
    case .everyone: true
    case .named(let named): named.contains(id)
    }
  }

  func departed(by date: CalendarDate) -> Set<MemberID> {
    Set(
      counting(through: date).compactMap { event in
        if case .departure(let id) = event.what { id } else { nil }
      })
  }
}
