import Foundation
import Kernel
import PaymentsAPI
import Web

/// The money that arrived: what waits to be placed first.
struct DepositListPage: Page {
  struct Line: Sendable {
    let id: PaymentID
    let who: String
    let amount: String
    let method: ReceiptSummary.Method
    let state: Receipt.State
    let when: String
  }

  struct Odd: Sendable {
    let when: String
    let reason: String
  }

  let waiting: [Line]
  let waitingNext: PaymentID?
  let day: CalendarDate
  let received: [Line]
  let receivedNext: PaymentID?
  let sums: DaySums
  let odd: [Odd]
  let mayReconcile: Bool

  var title: String { "Depósitos" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, DepositListPage> {
    let id = PaymentID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    func line(_ who: String, _ state: Receipt.State) -> Line {
      Line(
        id: id, who: who, amount: "$1,196.00", method: .spei, state: state,
        when: "20 nov 2026, 09:00 h")
    }
    let day = CalendarDate(dayNumber: 20_777)
    return [
      "por identificar": DepositListPage(
        waiting: [line("Sin identificar", .unmatched)], waitingNext: id, day: day,
        received: [line("Guadalupe Núñez", .matched), line("Sin identificar", .unmatched)],
        receivedNext: id,
        sums: DaySums([
          .init(state: .matched, method: .spei, count: 1, amount: .mxn(1_196)),
          .init(state: .unmatched, method: .spei, count: 1, amount: .mxn(1_196)),
        ]), odd: [Odd(when: "09:00 h", reason: "no es un abono")],
        mayReconcile: true),
      "día tranquilo": DepositListPage(
        waiting: [], waitingNext: nil, day: day, received: [], receivedNext: nil, sums: DaySums([]),
        odd: [], mayReconcile: false),
    ]
  }
}
