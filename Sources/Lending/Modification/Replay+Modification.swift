import Kernel

extension Replay {
  /// A loan that ended, or left the books, is not modified any more. More may be lent on one that
  /// was paid off, and then, or when a payment is taken back, it bears the rate of that day; one
  /// that was cancelled does so if its money goes back. Another rate alone ends no dispute.
  mutating func modify(by modification: Modification, event: String, on date: CalendarDate) {
    switch modification {
    case .chargeOff:
      chargedOffOn = chargedOffOn ?? date
      return
    case .transfer(let transfer):
      transfers.append(transfer)
      return
    case .topUp(let amount, let new): topUp(amount, new, on: date)
    case .reschedule(let new) where new.isOnlyRate && standing.isPaidBack:
      if let rate = new.annualRate { change(to: rate, on: date) }
    case .reschedule, .paymentHoliday, .reage, .reamortise, .restructure, .writeOff, .sale:
      guard standing == .open else { return }
      leavePlan()
      if !modification.isOnlyRate { endDisputes(on: date) }
      modifyOpen(by: modification, on: date)
    }
    settleAgain(on: date)
  }

  private mutating func modifyOpen(by modification: Modification, on date: CalendarDate) {
    switch modification {
    case .reschedule(let new):
      reschedule(new, on: date)
    case .reamortise: lay(NewTerms(), on: date)
    case .paymentHoliday(let holiday): skip(holiday, on: date)
    case .reage(let new): reage(new, on: date)
    case .restructure(let components, let new):
      restructure(capitalising: components, new, on: date)
    case .writeOff: leaveBooks(.writtenOff(on: date), on: date)
    case .sale: leaveBooks(.sold(on: date), on: date)
    case .chargeOff, .transfer, .topUp: break
    }
  }

  /// After rows changed: which is the oldest open one, what waiting credit can pay, and whether
  /// somebody was punctual.
  mutating func settleAgain(on date: CalendarDate) {
    shiftBearing(on: date)
    firstOpen = 0
    skipSettled(on: date)
    guard standing.isInBooks, credit.isPositive || terms.punctuality != nil else { return }
    credit = spend(credit, event: nil, on: date)
  }

  /// Past the last instalment only a rate can still change, for what is late and bears it.
  private mutating func reschedule(_ new: NewTerms, on date: CalendarDate) {
    if new.isOnlyRate, let rate = new.annualRate {
      follow(rate, on: date)
    } else if ahead(of: date) != nil {
      lay(new, on: date)
    } else if let rate = new.annualRate {
      change(to: rate, on: date)
    }
  }

  /// More principal for the instalments to come; on a loan without any, one more is added.
  private mutating func topUp(_ amount: Money, _ new: NewTerms, on date: CalendarDate) {
    guard standing.isInBooks else { return }
    let drawing = Drawing(on: date, amount: amount, downPayment: .zero)
    reopen()
    leavePlan()
    drawings.append(drawing)
    raiseBalloon(lending: amount)
    if new.dates == nil { resume(after: date) }
    guard new.dates != nil || ahead(of: date) != nil else {
      if let rate = new.annualRate { change(to: rate, on: date) }
      return extend(drawing)
    }
    lay(new, adding: amount, on: date)
  }
}

extension Modification {
  fileprivate var isOnlyRate: Bool {
    if case .reschedule(let new) = self { new.isOnlyRate } else { false }
  }
}

extension Standing {
  /// Whether what is owed is still ours and still expected.
  var isInBooks: Bool {
    switch self {
    case .open, .paidOff: true
    case .cancelled, .writtenOff, .sold: false
    }
  }

  /// More may be lent, or what was paid be taken back.
  fileprivate var isPaidBack: Bool {
    switch self {
    case .paidOff, .cancelled: true
    case .open, .writtenOff, .sold: false
    }
  }
}
