import Testing

@testable import DMN

/// What is declared against what is used.
@Suite struct UseLintTests {
  static func findings(_ elements: String) throws -> [String] {
    try DMNModel(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Política"
        namespace="n">
      <inputData id="ingreso" name="Ingreso mensual">
        <variable name="Ingreso mensual" typeRef="number"/></inputData>
      \(elements)</definitions>
      """
    ).findings().map { "\($0.element): \($0.matter.words)" }
  }

  static func decision(
    _ id: String, needs: [String] = [], _ text: String, type: String = "number"
  ) -> String {
    let needed = needs.map { need in
      let kind = need == "ingreso" ? "requiredInput" : "requiredDecision"
      return "<informationRequirement><\(kind) href=\"#\(need)\"/></informationRequirement>"
    }.joined()
    return """
      <decision id="\(id)" name="\(id)"><variable name="\(id)" typeRef="\(type)"/>\(needed)
      <literalExpression><text>\(text)</text></literalExpression></decision>
      """
  }

  @Test func whatAgreesHasNothingToSay() throws {
    #expect(
      try Self.findings(Self.decision("Pago", needs: ["ingreso"], "Ingreso mensual / 3")) == [])
  }

  @Test func anInputThatNothingRequiresIsTold() throws {
    #expect(
      try Self.findings(Self.decision("Pago", "3"))
        == ["Ingreso mensual: el dato no se usa en ninguna decisión"])
  }

  @Test func anArrowWithoutUseAndAUseWithoutArrowAreTold() throws {
    let told = try Self.findings(
      Self.decision("Pago", needs: ["ingreso", "Otro"], "Otro + 1")
        + Self.decision("Otro", "2 * Ingreso mensual"))
    #expect(
      told == [
        "Pago: requiere «Ingreso mensual» y no lo usa",
        "Otro: usa «Ingreso mensual» sin requerirlo, en «2 * Ingreso mensual», columna 5",
      ])
  }

  @Test func namesAndTypesThatAreNotKnownAreTold() throws {
    let told = try Self.findings(
      Self.decision("Pago", needs: ["ingreso"], "Ingreso mensual * tasita", type: "importe"))
    #expect(
      told == [
        "Pago: no hay un tipo «importe»",
        "Pago: no hay nada que se llame «tasita», en «Ingreso mensual * tasita», columna 19",
      ])
  }

  @Test func whatIsDeclaredWithinIsKnown() throws {
    let text = "for x in [{a: Ingreso mensual}][a > 1] return {b: x.a, c: b + 1}.c"
      .replacing(">", with: "&gt;")
    #expect(try Self.findings(Self.decision("Pago", needs: ["ingreso"], text)) == [])
  }

  @Test func whatIsNoFEELIsToldOnce() throws {
    let told = try Self.findings(Self.decision("Pago", needs: ["ingreso"], "Ingreso mensual * / 2"))
    #expect(told.count == 1 && told[0].contains("columna 19"), "\(told)")
  }

  @Test func anArrowToNowhereIsTold() throws {
    let told = try Self.findings(
      Self.decision("Pago", needs: ["ingreso", "nada"], "Ingreso mensual"))
    #expect(told == ["Pago: requiere «nada», que no está en ningún modelo"])
  }

  @Test func decisionsThatNeedThemselvesAreNamedWhenTheModelIsMadeReady() throws {
    let elements =
      Self.decision("A", needs: ["B"], "B") + Self.decision("B", needs: ["C", "ingreso"], "C")
      + Self.decision("C", needs: ["A"], "A + Ingreso mensual")
    let told = try Self.findings(elements)
    #expect(told.contains("A: se necesita a sí misma: «A» necesita «B» necesita «C» necesita «A»"))
    let model = try DMNModel(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
      \(elements)</definitions>
      """)
    #expect(
      DecisionModel(model).problems.map(\.message).filter { $0.contains("go round") }
        == ["requirements go round: “A” → “B” → “C” → “A”"])
  }

  @Test func aLongChainIsNoCycle() throws {
    let chain = (0..<2_000).map { place in
      Self.decision("D\(place)", needs: place < 1_999 ? ["D\(place + 1)"] : [], "1")
    }.joined()
    let model = try DMNModel("<definitions name=\"m\" namespace=\"n\">\(chain)</definitions>")
    #expect(Cycles(of: model).found.isEmpty)
  }
}
