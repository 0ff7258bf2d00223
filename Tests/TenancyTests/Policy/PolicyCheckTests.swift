import Tenancy
import Testing

@Suite struct PolicyCheckTests {
  static let file = "policies/prequalification.v1.dmn"

  /// One text changed in Solera's policy, what is said of it, and a text of the line where.
  struct Mistake: Sendable {
    let old: String
    let new: String
    let says: String
    /// In the file once it was spoiled; the new text unless it says otherwise.
    var at: String?
  }

  @Test(arguments: [
    Mistake(
      old: #"name="edad">"#, new: #"name="edda">"#,
      says: "No existe la variable «edda». ¿Quiso decir «edad»?"),
    Mistake(
      old: #"<variable name="edad" typeRef="number"/>"#,
      new: #"<variable name="edad" typeRef="string"/>"#,
      says: "«edad» es number y aquí es string."),
    Mistake(
      old: #"<variable name="edad" typeRef="number"/>"#, new: #"<variable name="edad"/>"#,
      says: "«edad» es number y aquí es de tipo desconocido."),
    Mistake(
      old: "if pago mensual = 0 then 0", new: "if pago = 0 then 0", says: "no se entiende",
      at: "<text>if pago = 0"),
    Mistake(
      old: "<text>not([20..68])</text>", new: "<text>not([20..68)</text>",
      says: "«reglas» no se entiende"),
    Mistake(
      old: #"hitPolicy="OUTPUT ORDER""#, new: #"hitPolicy="OUTPUT ORDR""#,
      says: "«hitPolicy» dice «OUTPUT ORDR»", at: #"<decision id="reglas""#),
    Mistake(
      old: #"<text>"rechazar", "revisar", "aprobar"</text>"#,
      new: #"<text>"rechazar", "revisar", aprobar</text>"#,
      says: "aquí no hay nada que se llame «aprobar»"),
    Mistake(
      old: "<text>&gt; 30</text>", new: "<text>&gt; tope</text>", says: "«> tope»"),
    Mistake(
      old: "<text>\"edad\"</text>\n        </outputEntry>",
      new: "<text>\"años\"</text>\n        </outputEntry>", says: "«años» no se conoce.",
      at: #"<rule id="regla-edad""#),
    Mistake(
      old: #"<text>"revisar"</text>"#, new: #"<text>"dudar"</text>"#,
      says: "«dudar» no se conoce.", at: #"<rule id="regla-capacidad""#),
    Mistake(
      old: #"name="resultado">"#, new: #"name="respuesta final">"#,
      says: "Falta la decisión «resultado».", at: "namespace="),
    Mistake(
      old: "reglas[1].respuesta", new: "reglas[1] + 1", says: "La política falla",
      at: "<text>reglas[1] + 1"),
    Mistake(
      old: "reglas[1].respuesta", new: #""aprobado""#, says: "La política falla con datos comunes.",
      at: #"<decision id="resultado""#),
    Mistake(
      old: "else if ingreso mensual = 0 then 100", new: "else if ingreso mensual = 1 then 100",
      says: "La política falla cuando ingreso mensual es 0.", at: "<text>if pago mensual = 0"),
    Mistake(
      old: "reglas[respuesta = resultado].razón", new: #"["inexistente"]"#,
      says: "Responda códigos que estén en «textos».", at: #"<decision id="razones""#),
    Mistake(
      old: #"<decision id="textos" name="textos">"#,
      new: #"<decision id="otra" name="resultado"/>"# + "\n"
        + #"<decision id="textos" name="textos">"#,
      says: "La decisión «resultado» está dos veces."),
    Mistake(
      old: #"<text>"pep"</text>\#n        </literalExpression>"#,
      new: #"<text>"edad"</text>\#n        </literalExpression>"#,
      says: "«edad» está dos veces.", at: #"<decision id="textos""#),
  ])
  func eachMistakeIsNamedOnItsLine(mistake: Mistake) throws {
    let folder = try DemoFolders.solera(Self.file, replacing: mistake.old, with: mistake.new)
    let problems = validate(folder)
    let found = problems.first { $0.description.contains(mistake.says) }
    #expect(found?.file == Self.file, "\(problems)")
    let lines = String(decoding: folder.files[Self.file] ?? [], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let at = mistake.at ?? String(mistake.new.split(separator: "\n")[0])
    let expected = lines.firstIndex { $0.contains(at) }.map { $0 + 1 }
    #expect(found?.line == expected, "\(problems)")
  }

  /// Not the answer and its reasons alone: whatever is asked of a policy has to answer.
  @Test func conditionsWithoutAnAnswerAreNamed() throws {
    let folder = try DemoFolders.solera(
      "policies/origination.v1.dmn", replacing: #"requisitos[item != "ninguna"]"#, with: "null")
    #expect(validate(folder).map(\.message) == ["«condiciones» no responde con datos comunes."])
  }

  @Test func aTypeOfTheModelsOwnMayStandInBetween() throws {
    var folder = try DemoFolders.solera(
      Self.file, replacing: #"<variable name="edad" typeRef="number"/>"#,
      with: #"<variable name="edad" typeRef="años"/>"#)
    let own = #"""
      <itemDefinition id="t1" name="años"><typeRef>entero</typeRef></itemDefinition>
      <itemDefinition id="t2" name="entero"><typeRef>number</typeRef></itemDefinition>
      <inputData id="entrada-edad"
      """#
    let source = String(decoding: folder.files[Self.file] ?? [], as: UTF8.self)
    folder.files[Self.file] = Array(
      source.replacing(#"<inputData id="entrada-edad""#, with: own).utf8)
    #expect(validate(folder).isEmpty)
  }

  /// The line of a text in the file.
  private static func line(of text: String, in folder: ManifestFolder) -> Int? {
    String(decoding: folder.files[file] ?? [], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  @Test func whatIsWorthALookIsAdviceAndRefusesNothing() throws {
    let folder = try DemoFolders.solera(
      Self.file, replacing: "<text>not([20..68])</text>", with: "<text>-</text>")
    let (problems, advice) = review(folder)
    #expect(problems.map(\.description) == [])
    let told = try #require(advice.first)
    #expect(advice.count == 1)
    #expect(told.message == "«reglas»: ningún renglón pregunta por «Edad».")
    #expect(told.whatToDo == "Quite la columna o pregunte por ella.")
    #expect(told.line == Self.line(of: #"name="reglas">"#, in: folder), "\(advice)")
    #expect(try ValidManifest(folder).advice == advice)
  }

  @Test func rulesThatMayNotAnswerTogetherAreRefusedOnTheLaterOnesLine() throws {
    let folder = try DemoFolders.solera(
      Self.file, replacing: #"id="tabla-reglas" hitPolicy="OUTPUT ORDER""#,
      with: #"id="tabla-reglas" hitPolicy="UNIQUE""#)
    let told = validate(folder).filter { $0.message.contains("responden a la vez") }
    let second = Self.line(of: #"<rule id="regla-residencia""#, in: folder)
    #expect(
      told.contains {
        $0.line == second && $0.message.hasPrefix("«reglas»: los renglones 1 y 2 responden")
      }, "\(told)")
  }

  @Test func theDemoPoliciesHaveNothingToLookAt() throws {
    for slug in ["solera", "raices"] {
      #expect(try review(DemoFolders.folder(slug)).advice == [])
    }
  }

  @Test func whatIsNoXMLIsNamedAtItsEnd() throws {
    let folder = try DemoFolders.solera(Self.file, replacing: "</definitions>", with: "")
    let problem = try #require(validate(folder).first)
    #expect(problem.message == "El archivo no es un modelo DMN que se pueda leer.")
    #expect(problem.line > 600)
  }

  @Test func aPolicyThatImportsIsRefused() throws {
    let folder = try DemoFolders.solera(
      Self.file, replacing: #"  <itemDefinition id="tipo-respuesta""#,
      with: #"""
          <import name="otra" namespace="urn:otra" importType="urn:dmn"/>
          <itemDefinition id="tipo-respuesta"
        """#)
    #expect(validate(folder).contains { $0.message == "Una política no importa otros modelos." })
  }

  @Test(arguments: [
    "policies/prequalification.dmn", "policies/cobranza.v1.dmn",
    "policies/prequalification.v01.dmn", "policies/prequalification.v3000000000.dmn",
  ])
  func aFileThatIsNoPolicyIsNamed(path: String) throws {
    var folder = try DemoFolders.folder("solera")
    folder.files[path] = folder.files[Self.file]
    #expect(validate(folder).map(\.file) == [path])
  }

  @Test func everyVariableOfTheCatalogueSaysItself() {
    for variable in PolicyVariable.allCases {
      #expect(!variable.meaning.isEmpty)
      #expect(["number", "string", "boolean"].contains(variable.typeName))
    }
  }
}
