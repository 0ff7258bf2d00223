import Kernel
import Lending
import Yams

extension IVATerms {
  static let shape = Shape<IVATerms>.object(
    Key("interest", IVARule.shape), .optional("moratorio", IVARule.shape),
    Key("fees", IVARule.shape),
    Key("interestBase", Shape<InterestBase>.choice, otherwise: .nominal)
  ) { (interest: IVARule, moratorio: IVARule?, fees: IVARule, base: InterestBase) in
    IVATerms(interest: interest, moratorio: moratorio, fees: fees, interestBase: base)
  }
}

extension IVARule {
  /// `16 %`, `exempt`, or what it is at first and from some dates on.
  static let shape = Shape<IVARule>.choice(
    IVATreatment.shape.map { IVARule($0) }, or: [Way("dated", datedShape) { $0 }])

  private static let datedShape = Shape<IVARule>.object(
    Key("initially", IVATreatment.shape), Key("then", .list(of: Step.shape, 1...20))
  ) { initial, steps in IVARule(initial, then: steps) }
}

extension IVARule.Step {
  static let shape = Shape<IVARule.Step>.object(
    Key("from", .date), Key("treatment", IVATreatment.shape)
  ) { from, treatment in IVARule.Step(from: from, treatment) }
}

extension IVATreatment {
  static let shape = Shape<IVATreatment>(
    schema: .object([
      ("oneOf", .array([.object([("const", .string("exempt"))]), Shape<Rate>.percent.schema]))
    ])
  ) { node, reading in
    if node.scalar?.string == "exempt" { return .exempt }
    return Shape<Rate>.percent.read(node, reading).map { .taxed($0) }
  }
}
