import Kernel
import Lending

extension RepaymentMethod {
  static let shape = Shape<RepaymentMethod>.choice(
    .word(names) { RepaymentMethod(name: $0) },
    or: [
      Way("balloon", FeeAmount.shape) { .balloon($0) },
      Way("principalShares", .sequence(of: .percent, 1...520)) { .principalShares($0) },
      Way("stepped", steppedShape) { .stepped($0.change, every: $0.every) },
      Way("fixedPayment", .pesos) { .fixedPayment($0) },
      Way("payments", .sequence(of: .pesos, 1...520)) { .payments($0) },
      Way("principals", .sequence(of: .pesos, 1...520)) { .principals($0) },
    ]
  ).described("Cómo se reparten capital e intereses.")

  private static let steppedShape = Shape<(change: StepChange, every: Int)?>.object(
    .optional("grows", Shape<Rate>.percent), .optional("shrinks", Shape<Rate>.percent),
    .optional("growsBy", Shape<Money>.pesos), .optional("shrinksBy", Shape<Money>.pesos),
    Key("every", .integer(1...520))
  ) { (grows: Rate?, shrinks: Rate?, growsBy: Money?, shrinksBy: Money?, every: Int) in
    let changes: [StepChange] = [
      grows.map { .share($0) }, shrinks.map { .share(Rate(millionths: -$0.millionths)) },
      growsBy.map { .amount($0) }, shrinksBy.map { .amount(-$0) },
    ].compactMap { $0 }
    guard changes.count == 1 else { return nil }
    return (change: changes[0], every: every)
  }.required("Los escalones llevan «grows», «shrinks», «growsBy» o «shrinksBy», uno solo.")
}

extension FeeAmount {
  static let shape = Shape<FeeAmount>.choice(
    or: [
      Way("share", .percent) { .share(rate: $0) }, Way("amount", .pesos) { .fixed(amount: $0) },
    ])
}
