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
    var seq = 0
    var lastDrawn = LoanEvent.disbursement
    var made: [LoanEvent] = []
    for (index, event) in zip(events.indices, events) {
      let id = String(100_000 + index)
      if event.type == "disburse" { lastDrawn = index == firstPlace ? LoanEvent.disbursement : id }
      let isAutomatic = event.automatic == true
      // Theirs number every payment from 1, also the automatic ones, where the file is silent.
      if event.isPayment {
        seq = event.seq ?? seq + 1
        ids[seq] = isAutomatic ? LoanEvent.downPayment(of: lastDrawn) : id
      }
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
      guard let undone = event.ofSeq.flatMap({ ids[$0] }) else {
        throw FineractUnknown(what: "undo of \(event.ofSeq.map(String.init) ?? "nothing")")
      }
      return .reversal(of: undone)
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
  fileprivate var isPayment: Bool {
    switch type {
    case "repayment", "downPayment", "goodwillCredit", "merchantIssuedRefund", "payoutRefund": true
    case _: false
    }
  }

  fileprivate func isDisbursement(_ other: Self?) -> Bool {
    type == "disburse" && date == other?.date
  }
}
