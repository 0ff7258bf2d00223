import Kernel

/// Something that happened to a loan, a line or a group.
protocol DatedEvent {
  var id: String { get }
  var effectiveOn: CalendarDate { get }
  var instant: Int64 { get }
  /// The event that this one undoes.
  var undoes: String? { get }
}

extension LoanEvent: DatedEvent {}
extension LineEvent: DatedEvent {}
extension GroupEvent: DatedEvent {}

extension Sequence where Element: DatedEvent {
  /// In the order in which they count, whatever the order in which they arrived.
  var inOrder: [Element] {
    sorted { lhs, rhs in
      if lhs.effectiveOn != rhs.effectiveOn { return lhs.effectiveOn < rhs.effectiveOn }
      if lhs.instant != rhs.instant { return lhs.instant < rhs.instant }
      return lhs.id < rhs.id
    }
  }

  /// The events that never counted.
  var undone: Set<String> { Set(compactMap(\.undoes)) }
}
