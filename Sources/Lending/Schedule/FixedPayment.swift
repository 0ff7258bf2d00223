import Kernel

/// The same agreed payment until nothing is left.
struct FixedPayment {
  let payment: Money

  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    payments(payment, over: periods)
  }
}
