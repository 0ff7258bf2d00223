import Kernel
import Lending

/// Their events as ours, numbered in the order of their entry.
struct FineractEvents {
  let events: ArraySlice<FineractCase.Event>

  static let kinds: [String: PaymentKind] = [
    "DOWN_PAYMENT": .downPayment, "GOODWILL_CREDIT": .goodwill,
    "MERCHANT_ISSUED_REFUND": .merchantRefund, "PAYOUT_REFUND": .payoutRefund,
  ]

  /// The earliest disbursement is the loan's own; nil where there is none yet.
  var first: FineractCase.Event? {
    let disbursed = events.filter { $0.type == "disburse" }
    return disbursed.min { ($0.date ?? "") < ($1.date ?? "") }
  }

  /// All but the first disbursement.
  func loanEvents() throws -> [LoanEvent] {
    let firstPlace = events.indices.first { events[$0].isDisbursement(first) }
    var ids: [Int: String] = [:]
    var lastDrawn = LoanEvent.disbursement
    var made: [LoanEvent] = []
    for (index, event) in zip(events.indices, events) {
      let id = String(100_000 + index)
      if event.type == "disburse" { lastDrawn = index == firstPlace ? LoanEvent.disbursement : id }
      let isAutomatic = event.automatic == true
      if let seq = event.seq { ids[seq] = isAutomatic ? LoanEvent.downPayment(of: lastDrawn) : id }
      guard index != firstPlace, !isAutomatic, let what = try what(event, ids) else { continue }
      made.append(
        LoanEvent(id: id, effectiveOn: try effectiveOn(event), instant: 0, what))
    }
    return made
  }

  private func what(_ event: FineractCase.Event, _ ids: [Int: String]) throws -> LoanEvent.What? {
    let amount = event.amount?.money ?? .zero
    switch event.type {
    case "approve": return nil
    case "disburse": return .drawdown(amount: amount)
    case "repayment": return .payment(amount: amount)
    case "downPayment": return .credited(amount: amount, as: .downPayment)
    case "goodwillCredit": return .credited(amount: amount, as: .goodwill)
    case "merchantIssuedRefund": return .credited(amount: amount, as: .merchantRefund)
    case "payoutRefund": return .credited(amount: amount, as: .payoutRefund)
    case "addCharge":
      return .charge(
        amount: amount, as: event.kind == "PENALTY" ? .collectionFees : .fees,
        dueOn: try date(event.dueDate))
    case "undo":
      // Theirs number automatic down payments too, though the file does not say so.
      let undone = event.ofSeq ?? 0
      return .reversal(of: ids[undone] ?? LoanEvent.downPayment(of: LoanEvent.disbursement))
    case let other: throw FineractUnknown(what: "event \(other)")
    }
  }

  /// A charge counts from its own day where that is before the day it was entered.
  private func effectiveOn(_ event: FineractCase.Event) throws -> CalendarDate {
    if event.type == "addCharge" {
      let due = try date(event.dueDate)
      return try event.businessDate.map { min(try date($0), due) } ?? due
    }
    return try date(event.date ?? event.businessDate)
  }
}

extension FineractCase.Event {
  fileprivate func isDisbursement(_ other: Self?) -> Bool {
    type == "disburse" && date == other?.date
  }
}
