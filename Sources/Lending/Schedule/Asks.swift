import Kernel

/// What a method asks of all the periods of a loan.
enum Asks {
  /// The same of each that does not spare principal: most loans need no list of equals.
  case same(Ask)
  case each([Ask])

  /// Of one period, by its place from 0.
  @inline(__always)
  func ask(at place: Int, of period: Period) -> Ask {
    switch self {
    case .same(let ask): period.sparesPrincipal ? .principal(.zero) : ask
    case .each(let asks): asks[place]
    }
  }

  /// One by one.
  func list(over periods: ArraySlice<Period>) -> [Ask] {
    zip(0..., periods).map { ask(at: $0, of: $1) }
  }
}

/// What a method asks of one instalment; the interest of its period decides the rest.
enum Ask: Hashable {
  /// Principal and interest together.
  case payment(Money)
  case principal(Money)

  /// The principal that interest leaves room for. A first share that takes what rounding leaves of
  /// less principal than it was agreed for would be less than nothing.
  func principal(besides interest: Money) -> Money {
    switch self {
    case .principal(let share): max(.zero, share)
    case .payment(let payment): max(.zero, payment - interest)
    }
  }
}
