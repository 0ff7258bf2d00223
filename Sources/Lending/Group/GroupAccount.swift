import Kernel

/// A group loan: its members' loans under one calendar, and what they did together. Every answer
/// about the group is the sum of its members' answers, to the centavo.
public struct GroupAccount: Hashable, Sendable {
  public let terms: GroupTerms
  public let members: [GroupMember]
  /// In the order in which they count, whatever the order they came in.
  public let events: [GroupEvent]
  /// Each member's loan with its part of the group's payments, in the order of `members`.
  public let loans: [LoanAccount]

  /// Events are facts and all of them count; `adding` is where a new one may be refused.
  public init(
    _ terms: GroupTerms, members: [GroupMember], events: [GroupEvent] = []
  ) throws(GroupRefused) {
    guard members.count >= 2 else { throw .tooFewMembers }
    guard Set(members.map(\.id)).count == members.count else { throw .memberTwice }
    let calendar = members[0].loan.dueDates
    if let other = members.first(where: { $0.loan.dueDates != calendar }) {
      throw .otherCalendar(other.id)
    }
    if case .named(let answering) = terms.jointLiability {
      for id in answering where !members.contains(where: { $0.id == id }) {
        throw .memberUnknown(id)
      }
    }
    self.init(checked: terms, members: members, events: events)
  }

  init(checked terms: GroupTerms, members: [GroupMember], events: [GroupEvent]) {
    self.terms = terms
    self.members = members
    self.events = events.inOrder
    let payments = Self.payments(of: Self.counting(self.events))
    loans = members.map { member in
      LoanAccount(
        schedule: member.loan.schedule,
        events: member.loan.events + (payments[member.id] ?? []))
    }
  }

  /// The loan of a member; nil for somebody who is not of the group.
  public func loan(of id: MemberID) -> LoanAccount? {
    members.firstIndex { $0.id == id }.map { loans[$0] }
  }

  /// Events that count: those that no reversal undid.
  func counting(through date: CalendarDate) -> [GroupEvent] {
    Self.counting(events).filter { $0.effectiveOn <= date }
  }

  private static func counting(_ events: [GroupEvent]) -> [GroupEvent] {
    let undone = events.undone
    return events.filter { !undone.contains($0.id) }
  }

  /// One payment for each loan that an event reaches, however many paid it.
  private static func payments(of events: [GroupEvent]) -> [MemberID: [LoanEvent]] {
    var payments: [MemberID: [LoanEvent]] = [:]
    for event in events {
      for (member, shares) in Dictionary(grouping: event.shares, by: \.member) {
        payments[member, default: []].append(
          LoanEvent(
            id: event.id, effectiveOn: event.effectiveOn, instant: event.instant,
            .payment(amount: shares.map(\.amount).sum)))
      }
    }
    return payments
  }
}

extension LoanAccount {
  fileprivate var dueDates: [CalendarDate] { schedule.installments.map(\.dueOn) }
}
