import Documents
import Testing

@Suite struct LetterTemplateTests {
  private let catalogue = TemplateCatalogue(
    [
      Variable("nombre", "", sample: .text("Lupita"), required: false),
      Variable("monto", "", sample: .text("$1.00")),
      Variable("enlace", "", sample: .text("https://solera.example/a_b-c"), required: false),
    ], mustShow: ["monto"])

  private func problems(_ source: String) -> [TemplateProblem] {
    LetterTemplate.problems(in: source, catalogue: catalogue)
  }

  private func letter(_ source: String, _ values: TemplateValues) throws -> RenderedLetter {
    try LetterTemplate(name: "prueba", source: source, catalogue: catalogue).render(values)
  }

  @Test func theFirstLineIsTheSubjectAndTheRestIsReadAsTextAndAsAPage() throws {
    let source = """
      Asunto: Pagaste {{monto}}

      Hola{{#nombre}}, {{nombre}}{{/nombre}}:

      - Monto: **{{monto}}**
      - Fin

      | | |
      |---|---|
      | Monto | {{monto}} |
      {{#enlace}}

      [Verlo]({{enlace}})
      {{/enlace}}
      """
    let letter = try letter(
      source,
      [
        "monto": "$5.00", "nombre": "Lupita", "enlace": "https://solera.example/a_b-c",
      ])
    #expect(letter.subject == "Pagaste $5.00")
    #expect(
      letter.text == """
        Hola, Lupita:

        - Monto: $5.00
        - Fin

        Monto: $5.00

        Verlo: https://solera.example/a_b-c
        """)
    #expect(letter.html.contains("<strong>$5.00</strong>"))
    #expect(letter.html.contains("<a href=\"https://solera.example/a_b-c\">Verlo</a>"))
  }

  @Test func aValueIsWordsAndNeverMarkup() throws {
    let odd = "<b>*Lupita*</b> [x](javascript:alert)"
    let letter = try letter(
      "Asunto: {{nombre}}\n\n{{nombre}} {{monto}}",
      ["monto": "$1.00", "nombre": .text(odd)])
    #expect(letter.subject == odd)
    #expect(letter.text == odd + " $1.00")
    #expect(letter.html == "<p>&lt;b&gt;*Lupita*&lt;/b&gt; [x](javascript:alert) $1.00</p>")
  }

  @Test func aTemplateThatIsNotALetterSaysWhereAndWhy() {
    #expect(problems("Hola {{monto}}").map(\.line) == [1])
    #expect(problems("Asunto:\n\n{{monto}}").first?.message == "El correo no dice su asunto.")
    #expect(problems("Asunto: {{monto}}\n\n  ").first?.message == "El correo no dice nada.")
    #expect(
      problems("Asunto: {{#nombre}}Hola\n\n{{/nombre}}{{monto}}").first?.message
        == "La sección «nombre» no se cierra.")
    let long = String(repeating: "x", count: 151)
    #expect(problems("Asunto: \(long)\n\n{{monto}}").map(\.line) == [1])
  }

  @Test func aVariableThatDoesNotExistIsRefusedWithItsLine() {
    let found = problems("Asunto: {{montos}}\n\nHola\n{{nombres}} {{monto}}")
    #expect(found.map(\.line) == [1, 4])
    #expect(found.first?.whatToDo == "¿Quiso decir «monto»?")
    #expect(problems("Asunto: Hola\n\nAdiós").first?.message.contains("monto") == true)
  }

  @Test func whatHasNoValueIsNotSaid() {
    #expect(throws: DocumentRefused.self) {
      try letter("Asunto: Hola\n\n{{monto}}", [:])
    }
    #expect(throws: DocumentRefused.self) {
      try letter("Asunto: {{nombre}}\n\n{{monto}}", ["monto": "$1.00"])
    }
  }
}
