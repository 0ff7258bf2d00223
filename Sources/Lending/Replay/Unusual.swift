import Kernel

/// What happens to few instalments. Kept apart, so that the usual ones stay small.
struct Unusual {
  /// No longer asked, and not because it was paid: waived, made principal, written off, sold.
  var relieved: Balance = .zero
  /// Owed since before a modification and asked here since; negative where it was moved away.
  var brought: Balance = .zero
  /// What the borrower questions: neither asked nor late until that is settled (LTOSF art. 23).
  var disputed: Balance = .zero
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
  /// Its place among the instalments of a modification, from 0.
  var place: Int?
}

extension OpenInstallment {
  var relieved: Balance {
    get { unusual.isEmpty ? .zero : unusual[0].relieved }
    set { change { $0.relieved = newValue } }
  }

  var brought: Balance {
    get { unusual.isEmpty ? .zero : unusual[0].brought }
    set { change { $0.brought = newValue } }
  }

  var disputed: Balance {
    get { unusual.isEmpty ? .zero : unusual[0].disputed }
    set { change { $0.disputed = newValue } }
  }

  var lateFee: LateFeeMeter {
    get { unusual.isEmpty ? LateFeeMeter() : unusual[0].lateFee }
    set { change { $0.lateFee = newValue } }
  }

  var bearing: Money {
    get { unusual.isEmpty ? .zero : unusual[0].bearing }
    set { if newValue != bearing { change { $0.bearing = newValue } } }
  }

  var holiday: HolidayInterest? {
    get { unusual.isEmpty ? nil : unusual[0].holiday }
    set { change { $0.holiday = newValue } }
  }

  var isRewarded: Bool { !unusual.isEmpty && unusual[0].reward != nil }

  /// Of a table made after signing.
  var isOfModification: Bool { !unusual.isEmpty && unusual[0].place != nil }

  /// From 0, among the instalments that its grace counts.
  var place: Int { unusual.isEmpty ? number - 1 : unusual[0].place ?? number - 1 }

  mutating func change(_ act: (inout Unusual) -> Void) {
    if unusual.isEmpty { unusual.append(Unusual()) }
    act(&unusual[0])
  }
}
