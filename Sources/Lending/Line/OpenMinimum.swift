import Kernel

/// What a statement required and is still unpaid.
struct OpenMinimum: Hashable {
  let statement: Int
  var dueOn: CalendarDate
  var unpaid: Balance
  var isLateFeeSettled = false
}

/// Principal that was drawn and not repaid, by kind of draw.
struct DrawnPrincipal: Hashable {
  var cash: Money = .zero
  var purchases: Money = .zero

  var total: Money { cash + purchases }

  mutating func add(_ amount: Money, kind: DrawKind) {
    switch kind {
    case .cash: cash += amount
    case .purchase: purchases += amount
    }
  }

  /// Takes a repayment off one kind and then the other.
  mutating func repay(_ amount: Money, order: [DrawKind]) {
    var left = amount
    for kind in order {
      switch kind {
      case .cash: left -= Self.take(left, from: &cash)
      case .purchase: left -= Self.take(left, from: &purchases)
      }
    }
    precondition(left.isZero, "no more principal is repaid than was drawn")
  }

  private static func take(_ amount: Money, from pool: inout Money) -> Money {
    let taken = min(amount, pool)
    pool -= taken
    return taken
  }
}
