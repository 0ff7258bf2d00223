import Kernel

/// The same agreed payment until nothing is left.
struct FixedPayment {
  let payment: Money

  var asks: Asks { .same(.payment(payment)) }
}
