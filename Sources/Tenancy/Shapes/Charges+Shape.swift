import Kernel
import Lending

extension Charge {
  static let shape = Shape<Charge>.object(
    Key("code", .slug), .optional("name", Shape<String>.text(3...60)),
    Key("kind", Shape<Kind>.choice, otherwise: .fee),
    Key("amount", Amount.shape), Key("when", When.shape, otherwise: .eachInstallment),
    .optional("iva", Shape<Rate>.percent)
  ) { code, name, kind, amount, when, iva in
    Charge(code: code, name: name, kind: kind, amount: amount, when: when, iva: iva)
  }
}

extension Charge.Amount {
  static let shape = Shape<Charge.Amount>.choice(
    or: [Way("fixed", .pesos) { .fixed($0) }]
      + Charge.Base.allCases.map { base in
        Way("shareOf\(base.rawValue.capitalizedFirst)", .percent) { .share($0, of: base) }
      })
}

extension Charge.When {
  static let shape = Shape<Charge.When>.choice(
    .word(["eachInstallment"]) { $0 == "eachInstallment" ? .eachInstallment : nil },
    or: [
      Way("disbursement", Shape<OpeningFee.Settlement>.choice) { .disbursement($0) },
      Way("on", .date) { .on($0) },
    ])
}

extension LateFee {
  static let shape = Shape<LateFee>.object(
    Key("amount", Amount.shape),
    Key("frequency", Shape<LateFrequency>.choice, otherwise: .oncePerInstallment),
    Key("graceDays", .integer(0...365), otherwise: 0),
    Key("minimumOverdue", .pesos, otherwise: .zero), .optional("cap", Shape<Money>.pesos)
  ) { amount, frequency, graceDays, minimumOverdue, cap in
    LateFee(
      amount, frequency: frequency, graceDays: graceDays, minimumOverdue: minimumOverdue, cap: cap)
  }
}

extension LateFee.Amount {
  static let shape = Shape<LateFee.Amount>.choice(
    or: [
      Way("fixed", .pesos) { .fixed($0) }, Way("share", .percent) { .share($0) },
      Way("ladder", .list(of: LateFee.Step.shape, 1...20)) { .ladder($0) },
    ])
}

extension LateFee.Step {
  static let shape = Shape<LateFee.Step>.object(
    Key("daysLate", .integer(1...3_650)), Key("total", .pesos)
  ) { days, total in LateFee.Step(daysLate: days, total: total) }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
