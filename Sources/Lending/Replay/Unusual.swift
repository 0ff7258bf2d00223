import Kernel

/// What happens to few instalments. Kept apart, so that the usual ones stay small.
struct Unusual {
  /// No longer asked, and not because it was paid: waived, made principal, written off, sold.
  var relieved: Balance = .zero
  /// Owed since before a modification and asked here since; negative where it was moved away.
  var brought: Balance = .zero
  /// What the borrower questions: neither asked nor late until that is settled (LTOSF art. 23).
  var disputed: Balance = .zero
  /// The same by the event that opened each dispute, as it was then.
  var disputes: [String: Balance] = [:]
  /// Overdue centavos times days times the yearly rate in millionths.
  var lateInterest: Int128 = 0
  /// What it lacked at the end of its due date.
  var overdueWhenLate: Money?
  /// All principal of the loan, where the oldest late instalment bears moratorio for it.
  var bearing: Money = .zero
  /// The day on which a payment of it was taken back.
  var reopenedOn: CalendarDate?
  var lateFee = LateFeeMeter()
  /// What punctuality gave for it.
  var reward: Part?
  /// What becomes of its interest on its day, where a payment holiday skips it.
  var holiday: HolidayInterest?
  /// Another table took its place: nothing more is ever asked of it.
  var isReplaced = false
  /// Interest of earlier periods that it asks, since grace put it off.
  var waiting: [Earning] = []
  /// Interest that was paid ahead and that it no longer bears: it is owed all the same.
  var paidBeyond: Money = .zero
  /// Its place among the instalments of a modification, from 0.
  var place: Int?
}

/// Held apart from its row, which then costs nothing to copy where there is none.
indirect enum Kept: Sendable {
  case of(Unusual)

  var value: Unusual {
    switch self {
    case .of(let value): value
    }
  }

  /// By how much more it owes than its own.
  var moved: Balance { value.brought - value.relieved }

  /// The same of one component, less what is not asked while it is disputed.
  func asked(_ component: Component) -> Part {
    value.brought[component] - value.relieved[component] - value.disputed[component]
  }
}

extension OpenInstallment {
  @inline(__always)
  var isUsual: Bool { unusual == nil }

  var relieved: Balance {
    get { unusual?.value.relieved ?? .zero }
    set { change { $0.relieved = newValue } }
  }

  var brought: Balance {
    get { unusual?.value.brought ?? .zero }
    set { change { $0.brought = newValue } }
  }

  var disputed: Balance {
    get { unusual?.value.disputed ?? .zero }
    set { change { $0.disputed = newValue } }
  }

  var lateFee: LateFeeMeter {
    get { unusual?.value.lateFee ?? LateFeeMeter() }
    set { change { $0.lateFee = newValue } }
  }

  var bearing: Money {
    get { unusual?.value.bearing ?? .zero }
    set { if newValue != bearing { change { $0.bearing = newValue } } }
  }

  var holiday: HolidayInterest? {
    get { unusual?.value.holiday }
    set { change { $0.holiday = newValue } }
  }

  var waiting: [Earning] {
    get { unusual?.value.waiting ?? [] }
    set { if !newValue.isEmpty || !waiting.isEmpty { change { $0.waiting = newValue } } }
  }

  var isRewarded: Bool { unusual?.value.reward != nil }

  /// Whether the table in force asks it.
  var isOfTable: Bool { kind == .installment && !isReplaced }

  @inline(__always)
  var isReplaced: Bool { unusual?.value.isReplaced ?? false }

  /// Of a table made after signing.
  var isOfModification: Bool { unusual?.value.place != nil }

  /// From 0, among the instalments that its grace counts.
  var place: Int { unusual?.value.place ?? number - 1 }

  mutating func change(_ act: (inout Unusual) -> Void) {
    var value = unusual?.value ?? Unusual()
    act(&value)
    unusual = .of(value)
  }
}
