import Kernel
import Lending

extension OpeningFee {
  static let shape = Shape<OpeningFee?>.object(
    .optional("share", Shape<Rate>.percent), .optional("amount", Shape<Money>.pesos),
    Key("settlement", Shape<Settlement>.choice)
  ) { (share: Rate?, amount: Money?, settlement: Settlement) in
    FeeAmount(share: share, amount: amount).map { OpeningFee($0, settlement: settlement) }
  }.required("La comisión lleva «share» o «amount», uno de los dos.")
}

extension GarantiaLiquida {
  static let shape = Shape<GarantiaLiquida?>.object(
    .optional("share", Shape<Rate>.percent), .optional("amount", Shape<Money>.pesos),
    Key("annualYield", Shape<Rate>.percent, otherwise: .zero)
  ) { (share: Rate?, amount: Money?, yield: Rate) in
    // The CAT can count a yield; a deposit that earns one is not kept in the books yet.
    guard yield == .zero else { return nil }
    return FeeAmount(share: share, amount: amount).map { GarantiaLiquida($0, annualYield: yield) }
  }.required(
    "La garantía lleva «share» o «amount», uno de los dos, y «annualYield» de 0 %.")
}

extension FeeAmount {
  fileprivate init?(share: Rate?, amount: Money?) {
    switch (share, amount) {
    case (let rate?, nil): self = .share(rate: rate)
    case (nil, let amount?): self = .fixed(amount: amount)
    case (nil, nil), (.some, .some): return nil
    }
  }
}

extension FirstDue {
  static let shape = Shape<FirstDue>.usual(
    FirstDue(),
    [
      Field("minimumDays", .integer(1...60)) { $0.minimumDays = $1 },
      Field("stub", Shape<Stub>.choice) { $0.stub = $1 },
      Field("on", .date) { $0.on = $1 },
    ])
}

extension WorkingDayRule {
  static let shape = Shape<WorkingDayRule>.usual(
    WorkingDayRule(),
    [
      Field("shift", Shape<Shift>.choice) { $0.shift = $1 },
      Field("movesInterest", .flag) { $0.movesInterest = $1 },
    ])
}

extension Grace {
  static let shape = Shape<Grace>.usual(
    .none,
    [
      Field("principal", .integer(0...519)) { $0.principal = $1 },
      Field("interestPayment", .integer(0...519)) { $0.interestPayment = $1 },
      Field("interestFree", .integer(0...520)) { $0.interestFree = $1 },
      Field("recurring", RecurringGrace.shape) { $0.recurring = $1 },
    ])
}

extension RecurringGrace {
  static let shape = Shape<RecurringGrace>.object(
    Key("after", .integer(1...519)), Key("count", .integer(1...519))
  ) { after, count in RecurringGrace(after: after, count: count) }
}

extension Moratorio {
  static let shape = Shape<Moratorio>.usual(
    .usual,
    [
      Field("base", Shape<Base>.choice) { $0.base = $1 },
      Field("graceDays", .integer(0...365)) { $0.graceDays = $1 },
      Field("cap", .percent) { $0.cap = $1 },
      Field("ordinaryInterest", Shape<Beside>.choice) { $0.ordinaryInterest = $1 },
    ])
}

extension Punctuality {
  static let shape = Shape<Punctuality>.object(
    Key("share", .percent), Key("reward", Shape<Reward>.choice)
  ) { share, reward in Punctuality(share: share, reward: reward) }
}

extension Tolerance {
  static let shape = Shape<Tolerance>.usual(
    .none,
    [
      Field("amount", .pesos) { $0.amount = $1 }, Field("days", .integer(0...365)) { $0.days = $1 },
    ])
}

extension InstallmentRounding {
  static let shape = Shape<InstallmentRounding>.usual(
    .toTheCentavo,
    [
      Field("multiple", .pesos) { $0.multiple = $1 },
      Field("mode", Shape<Rounding>.choice) { $0.mode = $1 },
      Field("difference", Shape<Difference>.choice) { $0.difference = $1 },
    ])
}

extension Arithmetic {
  static let shape = Shape<Arithmetic>.word(["exact", "digits12", "digits19"]) { name in
    switch name {
    case "exact": .exact
    case "digits12": .significantDigits(12)
    case "digits19": .significantDigits(19)
    default: nil
    }
  }
}

extension Shape {
  /// Turns an optional value into one that must be there.
  func required<Wrapped>(_ message: String) -> Shape<Wrapped> where Value == Wrapped? {
    Shape<Wrapped>(schema: schema) { node, reading in
      guard let value = read(node, reading) else { return nil }
      if value == nil { reading.refuse(node, message, "Corrija «\(reading.here)».") }
      return value
    }
  }
}
