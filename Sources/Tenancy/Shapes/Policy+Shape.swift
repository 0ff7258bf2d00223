import Kernel
import Yams

extension PrequalificationPolicy {
  static let shape = Shape<PrequalificationPolicy>.object(
    Key("name", .text(3...80)),
    Key("rules", .list(of: Rule.shape, 1...40)),
    make: PrequalificationPolicy.init
  ).checked("Dé a cada regla su propio código.") { policy in
    Set(policy.rules.map(\.code)).count == policy.rules.count
      ? nil : "Dos reglas llevan el mismo código."
  }
}

extension PrequalificationPolicy.Rule {
  /// As it is written: the one key that says what must hold stands beside code and reason.
  private struct File: Sendable {
    let code: String
    let otherwise: PrequalificationPolicy.Otherwise
    let reason: String
    let tests: [PrequalificationPolicy.Test?]
  }

  private typealias Test = PrequalificationPolicy.Test

  static let shape = Shape(schema: file.schema) { node, reading in
    guard let file = file.read(node, reading) else { return Self?.none }
    let tests = file.tests.compactMap { $0 }
    guard tests.count == 1 else {
      reading.refuse(
        node, "La regla «\(file.code)» lleva \(tests.count) condiciones.",
        """
        Ponga una: age, states, income, paymentToIncome, amount, notPoliticallyExposed o \
        actsForSelf.
        """)
      return nil
    }
    return PrequalificationPolicy.Rule(
      code: file.code, test: tests[0], otherwise: file.otherwise, reason: file.reason)
  }

  private static let file = Shape<File>.object(
    Key("code", .slug),
    Key("otherwise", Shape<PrequalificationPolicy.Otherwise>.choice),
    Key("reason", .text(10...240).described("Lo que se dice a la persona si no se cumple.")),
    .optional("age", age), .optional("states", states), .optional("income", income),
    .optional("paymentToIncome", paymentToIncome), .optional("amount", amount),
    .optional("notPoliticallyExposed", always(.notPoliticallyExposed)),
    .optional("actsForSelf", always(.actsForSelf))
  ) {
    (
      code: String, otherwise: PrequalificationPolicy.Otherwise, reason: String, age: Test?,
      states: Test?, income: Test?, ratio: Test?, amount: Test?, exposed: Test?, own: Test?
    ) in
    File(
      code: code, otherwise: otherwise, reason: reason,
      tests: [age, states, income, ratio, amount, exposed, own])
  }

  private static let age = Shape<Test>.object(
    Key("min", .integer(18...100)), Key("max", .integer(18...120))
  ) { (min: Int, max: Int) in Test.age(min: min, max: max) }
  .checked("Ponga «min» menor que «max».") { test in
    if case .age(let min, let max) = test, min > max {
      "La edad mínima supera a la máxima."
    } else {
      nil
    }
  }

  private static let states = Shape<[MexicanState]>.list(of: .choice, 1...32)
    .map { Test.states($0) }

  private static let income = Shape<Test>.object(Key("min", Shape<Money>.pesos)) {
    (min: Money) in Test.income(min: min)
  }

  private static let paymentToIncome = Shape<Test>.object(Key("max", Shape<Rate>.percent)) {
    (max: Rate) in Test.paymentToIncome(max: max)
  }

  private static let amount = Shape<Test>.object(
    Key("new", Shape<Money>.pesos), Key("returning", Shape<Money>.pesos)
  ) { (new: Money, returning: Money) in Test.amount(new: new, returning: returning) }

  /// A condition without figures: written `true`.
  private static func always(_ test: Test) -> Shape<Test> {
    Shape<Bool>.flag.checked("Escriba true, o quite la regla.") {
      $0 ? nil : "Una condición apagada no es una regla."
    }.map { _ in test }
  }
}
