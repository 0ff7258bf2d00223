public import DMN
import Documents
import Kernel

/// Reads a policy as it will be run and says everything that is wrong with it, on its line.
struct PolicyCheck {
  let model: DMNModel
  /// What must change before it may be in force.
  private(set) var problems: [TemplateProblem] = []
  /// What its author should look at.
  var advice: [TemplateProblem] = []

  static func read(
    _ source: String
  ) -> (problems: [TemplateProblem], advice: [TemplateProblem]) {
    do throws(XMLRefused) {
      var check = PolicyCheck(model: try DMNModel(source))
      check.checkVariables()
      check.checkLogic()
      check.checkDecisions()
      if check.problems.isEmpty { check.checkCodes() }
      if check.problems.isEmpty { check.tryOut() }
      check.lint()
      return (check.problems, check.advice)
    } catch {
      let problem = TemplateProblem(
        line: error.line, message: "El archivo no es un modelo DMN que se pueda leer.",
        whatToDo: "Ábralo en un editor de DMN y guárdelo de nuevo (\(error.told.words)).")
      return ([problem], [])
    }
  }

  private init(model: DMNModel) { self.model = model }

  mutating func refuse(_ line: Int, _ message: String, _ whatToDo: String) {
    problems.append(TemplateProblem(line: line, message: message, whatToDo: whatToDo))
  }
}

extension PolicyCheck {
  private mutating func checkVariables() {
    for element in model.document.all("import") {
      refuse(
        element.line, "Una política no importa otros modelos.", "Escriba aquí lo que necesita.")
    }
    for element in model.document.all("inputData") {
      let name = element["name"] ?? ""
      guard let variable = PolicyVariable(rawValue: name) else {
        refuse(
          element.line, "No existe la variable «\(name)».",
          PolicyVariable.allCases.map(\.rawValue).nearest(to: name))
        continue
      }
      let type = typeName(of: element)
      guard type != variable.typeName else { continue }
      refuse(
        element.first("variable")?.line ?? element.line,
        "«\(name)» es \(variable.typeName) y aquí es \(type ?? "de tipo desconocido").",
        "Escriba typeRef=\"\(variable.typeName)\".")
    }
  }

  /// The FEEL type of an input, through the model's own types.
  private func typeName(of input: XMLElement) -> String? {
    var name = input.first("variable")?["typeRef"]
    for _ in model.document.all("itemDefinition") {
      let type = model.document.all("itemDefinition").first { $0["name"] == name }
      guard let type else { return name }
      guard type["isCollection"] != "true", type.first("itemComponent") == nil else { return nil }
      name = type.first("typeRef")?.text.trimmed
    }
    return name
  }

  /// What does not compile: an expression that is not FEEL, or a name that nothing has.
  private mutating func checkLogic() {
    for fault in DecisionModel(model).problems {
      let place = fault.places.last
      refuse(
        line(of: place), "«\(place?.element ?? "")» no se entiende\(place.quoted).",
        "Corrija la expresión o el nombre (\(fault.told.words)).")
    }
  }

  func line(of place: Place?) -> Int {
    guard let place else { return 0 }
    let owner = model.document.elements.first { $0["name"] == place.element }
    guard let owner else { return 0 }
    let text = place.text?.trimmed
    return owner.lines { $0.elements.isEmpty && $0.text.trimmed == text }.first ?? owner.line
  }

  private mutating func checkDecisions() {
    for decision in PolicyDecision.allCases {
      let written = model.document.all("decision").filter { $0["name"] == decision.rawValue }
      if written.count > 1 {
        refuse(
          written[1].line, "La decisión «\(decision.rawValue)» está dos veces.", "Deje una.")
      }
    }
    for decision in PolicyDecision.allCases where decision.isRequired {
      guard !model.has(decision) else { continue }
      refuse(
        model.document.line, "Falta la decisión «\(decision.rawValue)».",
        "Una política lleva: resultado, razones y textos.")
    }
  }
}

extension PolicyCheck {
  /// What the columns `respuesta`, `razón` and `condición` of its tables say must be known.
  private mutating func checkCodes() {
    let texts = PolicyTexts(value(of: .texts))
    let line = line(of: Place(element: PolicyDecision.texts.rawValue))
    for code in texts.repeated {
      refuse(line, "«\(code)» está dos veces.", "Deje un solo texto para cada código.")
    }
    if texts.byCode.isEmpty {
      refuse(line, "«textos» no dice ninguna razón.", "Llene sus columnas: código y texto.")
    }
    for (code, text) in texts.byCode.sorted(by: { $0.key < $1.key }) {
      if code == PolicyTexts.reserved || !code.isCode {
        refuse(
          line, "«\(code)» no puede ser un código.",
          "Use minúsculas, números y guiones; «\(PolicyTexts.reserved)» es del sistema.")
      }
      if !(10...240).contains(text.count) {
        refuse(line, "El texto de «\(code)» no se puede decir.", "Escriba de 10 a 240 letras.")
      }
    }
    let outcomes = PolicyOutcome.allCases.map(\.rawValue)
    for table in model.tables {
      for (column, output) in table.outputs.enumerated() {
        switch output.name ?? table.element {
        case "respuesta", "resultado": check(table, column, knows: outcomes)
        case "razón", "condición", "razones", "condiciones":
          check(table, column, knows: Array(texts.byCode.keys))
        case _: continue
        }
      }
    }
  }

  private mutating func check(_ table: TableWords, _ column: Int, knows known: [String]) {
    let own = line(of: Place(element: table.element))
    let cells =
      table.rules.map { ($0.outputs[column], $0.line) }
      + (table.outputs[column].otherwise.map { [($0, own)] } ?? [])
    for (cell, line) in cells {
      guard let said = cell.quotedText, !known.contains(said) else { continue }
      refuse(line, "«\(said)» no se conoce.", known.sorted().nearest(to: said))
    }
  }

  /// Lives like any other must have an answer that is one.
  private mutating func tryOut() {
    let compiled = DecisionModel(model)
    let texts = PolicyTexts(value(of: .texts))
    for life in PolicyLives(of: model).all {
      let run = Evaluation(limits: .policy)
      var refused: PolicyReading.Refused?
      do throws(PolicyReading.Refused) {
        _ = try PolicyReading(of: compiled, texts: texts, inputs: life.inputs, run)
      } catch { refused = error }
      let when = life.trait.map { " cuando \($0)" } ?? " con datos comunes"
      if let fault = run.faults.first {
        return refuse(
          line(of: fault.places.last), "La política falla\(when).",
          "Corríjala: \(fault.words).")
      }
      if let refused {
        return refuse(
          line(of: Place(element: refused.decision.rawValue)), refused.message + when + ".",
          refused.whatToDo)
      }
    }
  }

  private func value(of decision: PolicyDecision) -> FEELValue {
    DecisionModel(model).evaluate(
      decision.rawValue, inputs: FEELContext(), Evaluation(limits: .policy))
  }
}

extension DMN.Limits {
  /// What a policy may cost: some hundred times what the largest of today needs.
  public static let policy: DMN.Limits = {
    var limits = DMN.Limits()
    limits.steps = 200_000
    limits.calls = 100
    limits.items = 10_000
    limits.stringBytes = 100_000
    limits.nesting = 50
    return limits
  }()
}

extension XMLElement {
  /// Where the elements within stand that are such.
  fileprivate func lines(_ isSuch: (XMLElement) -> Bool) -> [Int] {
    elements.flatMap { $0.lines(isSuch) } + (isSuch(self) ? [line] : [])
  }
}

extension Optional where Wrapped == Place {
  fileprivate var quoted: String { self?.quote.map { ": «\($0.trimmed)»" } ?? "" }
}

extension [String] {
  /// Which of these somebody may have meant.
  fileprivate func nearest(to word: String) -> String {
    let near = self.min { editDistance($0, word) < editDistance($1, word) } ?? ""
    return editDistance(near, word) <= 3
      ? "¿Quiso decir «\(near)»?" : "Existen: \(joined(separator: ", "))."
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// What a cell that is one string says; nil for anything else.
  fileprivate var quotedText: String? {
    let cell = trimmed
    guard cell.count >= 2, cell.first == "\"", cell.last == "\"" else { return nil }
    let inside = cell.dropFirst().dropLast()
    return inside.contains("\"") ? nil : String(inside)
  }

  fileprivate var isCode: Bool {
    !isEmpty && count <= 40
      && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
