/// In the words of who writes policies: what is found, and what to do.
extension Finding: CustomStringConvertible {
  /// `Tasa: ningún renglón responde cuando Edad es < 18. Agregue …`
  public var description: String {
    let place = element.isEmpty ? model : element
    return "\(place): \(matter.words). \(matter.advice)"
  }

  /// The row of the table that it is about; the later one of an overlap.
  public var rule: Int? {
    switch matter {
    case .overlap(let rules, _): rules.last
    case .masked(let rule, _), .neverMatches(let rule), .duplicate(let rule, _): rule
    case .gap, .unusedColumn, .mixedColumn, .unusedInput, .unusedRequirement,
      .undeclaredRequirement,
      .missingRequirement, .missingImport, .unknownName, .unknownType, .unreadable, .cycle,
      .notExhausted:
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
      "usa «\(name)» sin requerirlo, en «\(spot.text)», columna \(spot.column)"
    case .missingRequirement(let id): "requiere «\(id)», que no está en ningún modelo"
    case .missingImport(let namespace): "importa «\(namespace)», que no está entre los modelos"
    case .unknownName(let name, let spot):
      "no hay nada que se llame «\(name)», en «\(spot.text)», columna \(spot.column)"
    case .unknownType(let name): "no hay un tipo «\(name)»"
    case .unreadable(let message, let spot):
      spot.map { "no se entiende «\($0.text)», columna \($0.column): \(message)" }
        ?? "no se puede preparar: \(message)"
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
    case .unreadable: "Corrija la expresión."
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
