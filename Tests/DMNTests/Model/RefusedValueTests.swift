import Testing

@testable import DMN

/// What an input is told that its type does not admit.
@Suite struct RefusedValueTests {
  @Test(arguments: [
    (FEELValue.string("c"), "“i” is \"c\", and its type allows \"a\", \"b\""),
    (.number(Decimal128(1)), "“i” is a number and not of its type"),
  ])
  func theValueAndWhatIsAllowedAreTold(value: FEELValue, wanted: String) throws {
    let model = DecisionModel(
      try DMNModel(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
        <itemDefinition name="t"><typeRef>string</typeRef>
        <allowedValues><text>"a",  "b"</text></allowedValues></itemDefinition>
        <inputData id="i" name="i"><variable name="i" typeRef="t"/></inputData>
        <decision name="a"><informationRequirement><requiredInput href="#i"/>
        </informationRequirement><literalExpression><text>i</text></literalExpression></decision>
        </definitions>
        """))
    let run = Evaluation()
    _ = model.evaluate("a", inputs: FEELContext([("i", value)]), run)
    #expect(run.faults.map(\.message) == [wanted])
  }
}
