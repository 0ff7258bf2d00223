/// In the words of who writes policies: what is found, and what to do.
extension Finding: CustomStringConvertible {
  /// `Tasa: ningún renglón responde cuando Edad es < 18. Agregue …`
  public var description: String {
    let place = element.isEmpty ? model : element
    return "\(place): \(matter.words). \(matter.advice)"
  }

  /// The row of the table that it is about; the later one of an overlap.
  public var rule: Int? { matter.rule }
}

extension Finding.Matter {
  var rule: Int? {
    switch self {
    case .overlap(let rules, _): rules.last
    case .masked(let rule, _), .neverMatches(let rule), .duplicate(let rule, _),
      .failingCell(let rule, _, _), .otherKind(let rule, _, _), .testWithoutInput(let rule, _, _):
      rule
    case .wrongAnswer(let rule, _): rule
    case .gap, .unusedColumn, .mixedColumn, .unusedInput, .unusedRequirement,
      .undeclaredRequirement,
      .missingRequirement, .missingImport, .unknownName, .unknownType, .unreadable, .namesakes,
      .noOrder, .idleAggregation, .cycle, .notExhausted:
      nil
    }
  }
}

extension Finding.Matter {
  /// A name for programs.
  public var code: String {
    switch self {
    case .gap: "gap"
    case .overlap: "overlap"
    case .masked: "masked-rule"
    case .neverMatches: "impossible-rule"
    case .duplicate: "duplicate-rule"
    case .unusedColumn: "unused-column"
    case .mixedColumn: "mixed-column"
    case .unusedInput: "unused-input"
    case .unusedRequirement: "unused-requirement"
    case .undeclaredRequirement: "undeclared-requirement"
    case .missingRequirement: "missing-requirement"
    case .missingImport: "missing-import"
    case .unknownName: "unknown-name"
    case .unknownType: "unknown-type"
    case .unreadable: "unreadable"
    case .namesakes: "namesakes"
    case .failingCell: "failing-cell"
    case .otherKind: "other-kind"
    case .testWithoutInput: "test-without-input"
    case .wrongAnswer: "wrong-answer"
    case .noOrder: "no-order"
    case .idleAggregation: "idle-aggregation"
    case .cycle: "cycle"
    case .notExhausted: "not-exhausted"
    }
  }

  /// What is found.
  public var words: String {
    switch self {
    case .gap(let conditions):
      conditions.isEmpty
        ? "ningún renglón responde"
        : "ningún renglón responde cuando \(conditions.told)"
    case .overlap(let rules, let conditions):
      "los renglones \(rules.told) responden a la vez"
        + (conditions.isEmpty ? "" : " cuando \(conditions.told)")
    case .masked(let rule, let by):
      by.count == 1
        ? "el renglón \(rule) nunca decide, porque el \(by[0]) responde antes"
        : "el renglón \(rule) nunca decide, porque los renglones \(by.told) responden antes"
    case .neverMatches(let rule): "el renglón \(rule) pide lo que nunca puede ser"
    case .duplicate(let rule, let first): "el renglón \(rule) repite el \(first)"
    case .unusedColumn(let input): "ningún renglón pregunta por «\(input)»"
    case .mixedColumn(let input):
      "las celdas de «\(input)» no se comparan entre sí: no se buscan en ella huecos ni traslapes"
    case .unusedInput: "el dato no se usa en ninguna decisión"
    case .unusedRequirement(let name): "requiere «\(name)» y no lo usa"
    case .undeclaredRequirement(let name, let spot):
      "usa «\(name)» sin requerirlo, en «\(spot.quote)», columna \(spot.column)"
    case .missingRequirement(let id): "requiere «\(id)», que no está en ningún modelo"
    case .missingImport(let namespace): "importa «\(namespace)», que no está entre los modelos"
    case .unknownName(let name, let spot):
      "no hay nada que se llame «\(name)», en «\(spot.quote)», columna \(spot.column)"
    case .unknownType(let name): "no hay un tipo «\(name)»"
    case .unreadable(let message, let spot):
      spot.map { "no se entiende «\($0.quote)», columna \($0.column): \(message)" }
        ?? "no se puede preparar: \(message)"
    case .namesakes(let message): message
    case .failingCell(let rule, let why, let spot):
      "en el renglón \(rule), «\(spot.quote)» nunca tiene valor, columna \(spot.column): \(why)"
    case .otherKind(let rule, let input, let test):
      "el renglón \(rule) pide «\(test)» a «\(input)», que no es de ese tipo"
    case .testWithoutInput(let rule, let input, let test):
      "en el renglón \(rule), «\(test)» es verdadero o falso y «\(input)» no es ninguno de los dos"
    case .wrongAnswer(let rule?, let answer):
      "el renglón \(rule) responde «\(answer)», que su salida no puede ser"
    case .wrongAnswer(nil, let answer):
      "por omisión responde «\(answer)», que su salida no puede ser"
    case .noOrder:
      "la política de la tabla ordena por los valores de sus salidas, y ninguna los dice"
    case .idleAggregation(let aggregation):
      "la tabla dice «aggregation» \(aggregation), y su política no junta nada"
    case .cycle(let names):
      "se necesita a sí misma: "
        + (names + names.prefix(1)).map { "«\($0)»" }.joined(separator: " necesita ")
    case .notExhausted: "la tabla tiene más combinaciones de las que se revisan"
    }
  }

  /// What to do.
  public var advice: String {
    switch self {
    case .gap: "Agregue un renglón o un valor por omisión."
    case .overlap: "Separe sus condiciones o cambie la política de la tabla."
    case .masked: "Quite el renglón, estreche los anteriores o cambie el orden."
    case .duplicate: "Quite uno de los dos."
    case .neverMatches: "Corrija la celda o los valores permitidos."
    case .unusedColumn: "Quite la columna o pregunte por ella."
    case .mixedColumn: "Diga el tipo del dato o corrija las celdas que no son de él."
    case .unusedInput: "Quite el dato o requiéralo donde se decide."
    case .unusedRequirement: "Quite la flecha o use el dato."
    case .undeclaredRequirement: "Dibuje la flecha que falta."
    case .missingRequirement: "Quite la flecha o importe el modelo que lo tiene."
    case .missingImport: "Ponga el modelo en la misma carpeta o quite la importación."
    case .unknownName: "Revise cómo está escrito o requiera el elemento."
    case .unknownType: "Defina el tipo o corrija su nombre."
    case .unreadable(_, nil): "Corrija el modelo."
    case .unreadable, .failingCell: "Corrija la expresión."
    case .namesakes: "Déle a cada uno el suyo."
    case .otherKind: "Corrija la celda o el tipo del dato."
    case .testWithoutInput: "Escriba «?» donde va el dato, o sólo el operador y el valor."
    case .wrongAnswer: "Corrija la respuesta, o el tipo o los valores de la salida."
    case .idleAggregation: "Quite «aggregation» o use la política COLLECT."
    case .noOrder: "Dé a la salida sus valores, del que va primero al último."
    case .cycle: "Rompa el círculo: calcule lo común en otra decisión."
    case .notExhausted: "Divídala en tablas más pequeñas."
    }
  }
}

extension [Finding.Condition] {
  /// Before an i, Spanish says “e” for “y”.
  fileprivate var told: String {
    reduce(into: "") { told, condition in
      let and = condition.input.lowercased().hasPrefix("i") ? " e " : " y "
      told += (told.isEmpty ? "" : and) + "\(condition.input) es \(condition.test)"
    }
  }
}

extension [Int] {
  fileprivate var told: String {
    let words = map(String.init)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " y " + last
  }
}
