import Documents
import Kernel
import Testing

struct DocumentTemplateTests {
  private let catalogue = TemplateCatalogue(
    [
      Variable("acreditado.nombre", "nombre completo", sample: "Lupita Hernández"),
      Variable("credito.cat", "CAT sin IVA", sample: "85.3 %"),
      Variable("garantia", "descripción", sample: "Depósito", required: false),
      Variable(
        "cuotas", "los pagos", sample: .list([["numero": "1"]]),
        fields: [Variable("numero", "número", sample: "1")]),
    ], mustShow: ["credito.cat"])

  private func template(_ source: String) throws -> DocumentTemplate {
    try DocumentTemplate(name: "prueba", version: 1, source: source, catalogue: catalogue)
  }

  @Test func aDocumentSaysWhatItsValuesSay() throws {
    let document = try template("# Hola {{acreditado.nombre}}\n\nCAT {{credito.cat}}")
      .render(["acreditado.nombre": "Lupita", "credito.cat": "85.3 %"])
    #expect(document.title == "Hola Lupita")
    #expect(document.html == "<h2>Hola Lupita</h2>\n<p>CAT 85.3 %</p>")
  }

  @Test(arguments: [
    "*Ana* _de_ `la` Luz", "<script>alert(1)</script>", "[x](javascript:y)", "1. Uno", "# No",
    "a|b",
    "{{credito.cat}}", "&amp; \\ ![i](u)", "- guion", "Ñandú «é»",
  ])
  func aValueReadsAsItWasWritten(name: String) throws {
    let source =
      "{{acreditado.nombre}}\n\n| | |\n|-|-|\n| x | {{acreditado.nombre}} |\n\n{{credito.cat}}"
    let document = try template(source).render([
      "acreditado.nombre": .text(name), "credito.cat": "1",
    ])
    #expect(document.blocks.first == .paragraph([.text(name)]))
    guard case .table(let table) = document.blocks[1] else { return #expect(Bool(false)) }
    #expect(table.rows[0][1] == [.text(name)])
    #expect(!document.html.contains("<script"))
  }

  @Test func aLegalDocumentRefusesToExistWhileATagIsEmpty() throws {
    let template = try template("Nombre: {{acreditado.nombre}}\n\nCAT: {{credito.cat}}")
    #expect(
      throws: DocumentRefused.emptyVariable(name: "credito.cat", document: "prueba", line: 3)
    ) { try template.render(["acreditado.nombre": "Lupita", "credito.cat": "  "]) }
    #expect(
      throws: DocumentRefused.emptyVariable(name: "acreditado.nombre", document: "prueba", line: 1)
    ) { try template.render(["credito.cat": "85.3 %"]) }
  }

  @Test func aClosedSectionAsksForNothingAndAnOpenOneForEverything() throws {
    let template = try template(
      "{{credito.cat}}\n{{#garantia}}\n{{garantia}} de {{acreditado.nombre}}\n{{/garantia}}"
    )
    #expect(try template.render(["credito.cat": "1"]).html == "<p>1</p>")
    let refusal = #expect(throws: DocumentRefused.self) {
      try template.render(["credito.cat": "1", "garantia": "Depósito"])
    }
    #expect(refusal?.problem.members["variable"] == "acreditado.nombre")
  }

  @Test func rowsRepeatAndAnEmptyCellIsRefused() throws {
    let template = try template(
      "{{credito.cat}}\n\n| Núm. |\n|---:|\n{{#cuotas}}\n| {{numero}} |\n{{/cuotas}}\n")
    let document = try template.render([
      "credito.cat": "1", "cuotas": .list([["numero": "1"], ["numero": "2"]]),
    ])
    guard case .table(let table) = document.blocks[1] else { return #expect(Bool(false)) }
    #expect(table.rows.map { $0[0].plainText } == ["1", "2"])
    #expect(table.alignments == [.trailing])
    #expect(
      throws: DocumentRefused.emptyVariable(name: "numero", document: "prueba", line: 6)
    ) { try template.render(["credito.cat": "1", "cuotas": .list([["numero": ""]])]) }
  }

  @Test func eachMistakeOfATemplateHasItsLineAndARemedy() {
    let problems = DocumentTemplate.problems(
      in: "{{credito.cat}}\n{{acreditado.nonbre}}\n{{#cuotas}}{{nunero}}{{/cuotas}}\n{{cuotas}}",
      catalogue: catalogue)
    #expect(problems.map(\.line) == [2, 3, 4])
    #expect(problems[0].whatToDo.contains("¿Quiso decir «acreditado.nombre»?"))
    #expect(problems[1].whatToDo.contains("En cada renglón hay: numero."))
  }

  @Test func whatTheLawWantsMustBeShown() {
    let problems = DocumentTemplate.problems(in: "{{acreditado.nombre}}", catalogue: catalogue)
    #expect(problems.map(\.message) == ["La plantilla no muestra «credito.cat»."])
  }

  @Test(arguments: [
    ("{{#cuotas}}", "no se cierra"), ("x\n{{/cuotas}}", "no está abierta"),
    ("{{{credito.cat}}}", "no se permite"), ("{{&credito.cat}}", "no se permite"),
    ("{{> otra}}", "no se permite"), ("{{credito.cat", "no se cierra"), ("{{ }}", "vacía"),
  ])
  func brokenSyntaxIsRefused(source: String, because: String) {
    let problems = DocumentTemplate.problems(in: source, catalogue: catalogue)
    #expect(problems.first?.message.contains(because) == true)
    #expect(throws: TemplateRefused.self) { try template(source) }
  }

  @Test func rawHTMLOfATemplateDoesNotPassExceptLineBreaks() throws {
    let document = try template(
      "uno<br>dos <b onclick=x>tres</b> {{credito.cat}}\n\n<iframe></iframe>"
    )
    .render(["credito.cat": "1"])
    #expect(document.html == "<p>uno<br>dos tres 1</p>")
  }

  @Test func aLinkToAScriptStaysAsItsWords() throws {
    let document = try template("[a](javascript:x) [b](https://a.mx/?q=\"1\") {{credito.cat}}")
      .render(["credito.cat": "1"])
    #expect(document.html == "<p>a <a href=\"https://a.mx/?q=&quot;1&quot;\">b</a> 1</p>")
  }

  @Test func aMessageIsPlainText() throws {
    let message = try TextTemplate(
      name: "m", source: "Hola {{acreditado.nombre}}: CAT {{credito.cat}}\n", catalogue: catalogue)
    #expect(
      try message.render(["acreditado.nombre": "O'Hara <&>", "credito.cat": "1"])
        == "Hola O'Hara <&>: CAT 1")
  }
}
