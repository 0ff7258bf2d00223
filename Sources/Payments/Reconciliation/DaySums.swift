import Kernel
import PaymentsAPI

/// A day's money by where it stands: what arrived is what was placed, what waits, what goes back
/// and what was undone, to the centavo.
struct DaySums: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let label: String
    let count: Int
    let amount: Money
  }

  let bySPEI: Money
  let inCash: Money
  let lines: [Line]

  /// The day's receipts of one state and method, counted.
  struct Standing: Hashable, Sendable {
    let state: Receipt.State
    let method: ReceiptSummary.Method
    let count: Int
    let amount: Money
  }

  init(_ standings: [Standing]) {
    // What follows a receipt placed wrongly is the same money: it counts once, where it stands now.
    let standing = standings.filter { !($0.state == .reversed && $0.method == .spei) }
    bySPEI = standing.filter { $0.method == .spei }.map(\.amount).sum
    inCash = standing.filter { $0.method == .cash }.map(\.amount).sum
    lines = Receipt.State.allCases.map { state in
      let mine = standing.filter { $0.state == state }
      return Line(
        label: state.words, count: mine.map(\.count).reduce(0, +), amount: mine.map(\.amount).sum)
    }.filter { $0.count > 0 }
    precondition(
      lines.map(\.amount).sum == bySPEI + inCash, "a day's money is fully accounted for")
  }

  var total: Money { bySPEI + inCash }
}

extension Receipt.State {
  var words: String {
    switch self {
    case .unmatched: "Por identificar"
    case .matched: "Identificado"
    case .returning: "Devolviéndose"
    case .returned: "Devuelto"
    case .reversed: "Reversado"
    }
  }
}
