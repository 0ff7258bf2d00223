import Kernel

/// Interest as it falls due, and all the principal with the last instalment.
struct PrincipalAtEnd {
  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    periods.map { _ in .principal(.zero) }
  }
}
