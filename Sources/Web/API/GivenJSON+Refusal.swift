extension GivenJSON {
  /// Why none of the forms of its place takes the value, and what they take; nil where one does, or
  /// where nothing is said of the place.
  func refusal(by forms: [JSONValue]) -> String? {
    let near = forms.filter { $0.admits(self) }
    guard !near.isEmpty else {
      if forms.isEmpty { return nil }
      if self == .null { return "No puede ser nulo: si no se dice, no se escribe." }
      if let words = excess(over: forms) { return words }
      let kinds = forms.compactMap(\.kindInWords)
      return kinds.isEmpty ? "No es del tipo que se espera." : "Debe ser \(kinds.asChoice)."
    }
    guard case .text(let text) = self else { return nil }
    let choices = near.compactMap(\.choices)
    guard choices.count == near.count, !choices.joined().contains(text) else { return nil }
    return "Elija: \(choices.joined().joined(separator: ", "))."
  }

  /// Of a whole number, where one is wanted, that no place of the house could hold.
  private func excess(over forms: [JSONValue]) -> String? {
    guard case .number(.beyond(let isNegative)) = self,
      let form = forms.first(where: { $0.admits(.number(.whole)) })
    else { return nil }
    let range = form.range.map { ": va de \($0.lowerBound) a \($0.upperBound)" } ?? ""
    return "El número es demasiado \(isNegative ? "pequeño" : "grande")\(range)."
  }
}

extension JSONValue {
  /// A shape of no type and no values is any value's.
  fileprivate func admits(_ given: GivenJSON) -> Bool {
    if case .array(let values) = self["enum"], given == .null { return values.contains(.null) }
    guard let types else {
      return given != .null || (self["const"] == nil && self["properties"] == nil)
    }
    return switch given {
    case .null: types.contains("null")
    case .flag: types.contains("boolean")
    case .number(let number):
      types.contains("number") || number == .whole && types.contains("integer")
    case .text: types.contains("string")
    case .list: types.contains("array")
    case .object: types.contains("object")
    }
  }

  private var types: [String]? {
    switch self["type"] {
    case .string(let type): [type]
    case .array(let types):
      types.compactMap { if case .string(let type) = $0 { type } else { nil } }
    case nil, .null, .bool, .integer, .object: nil
    }
  }

  /// The texts that it may be; nil where it may be others.
  fileprivate var choices: [String]? {
    let values: [JSONValue]
    if case .array(let several) = self["enum"] {
      values = several
    } else {
      guard let one = self["const"] else { return nil }
      values = [one]
    }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// What it takes, for whoever writes a request; nil where that says nothing.
  fileprivate var kindInWords: String? {
    if let choices, !choices.isEmpty {
      return "uno de " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    switch types?.first {
    case "string": return "un texto, entre comillas"
    case "integer": return wholeInWords
    case "number": return "un número, sin comillas"
    case "boolean": return "true o false, sin comillas"
    case "array": return "una lista, entre corchetes"
    case "object": return "un objeto, entre llaves"
    case _: return nil
    }
  }

  private var wholeInWords: String {
    guard let range else { return "un entero, sin comillas" }
    return "un entero de \(range.lowerBound) a \(range.upperBound), sin comillas"
  }

  /// Of a whole number, where the shape has both ends.
  fileprivate var range: ClosedRange<Int64>? {
    guard case .integer(let low) = self["minimum"], case .integer(let high) = self["maximum"] else {
      return nil
    }
    return low...high
  }
}

extension [String] {
  /// Each once.
  fileprivate var asChoice: String {
    var known: Set<String> = []
    return filter { known.insert($0).inserted }.joined(separator: ", o ")
  }
}
