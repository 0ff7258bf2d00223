import Kernel
import Tenancy
import Web

extension DecisionQuestion {
  func use() throws(InvalidFields) -> PolicySource.Use {
    guard let use = PolicySource.Use(rawValue: policy) else {
      let known = PolicySource.Use.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvalidFields([FieldError("/policy", "Elija: \(known).")])
    }
    return use
  }

  /// Everything that the policy looks at, each of its kind; every one that does not hold is named.
  func inputs(for variables: [PolicyVariable]) throws(InvalidFields) -> PolicyInputs {
    var values: [String: PolicyValue] = [:]
    var errors: [FieldError] = []
    for (name, given) in inputs.sorted(by: { $0.key < $1.key }) {
      guard let variable = PolicyVariable(rawValue: name) else {
        errors.append(FieldError(pointer(name), "No existe la variable «\(name)»."))
        continue
      }
      if let value = variable.value(given) {
        values[name] = value
      } else {
        errors.append(FieldError(pointer(name), "«\(name)»: \(variable.asks)"))
      }
    }
    for variable in variables where inputs[variable.rawValue] == nil {
      errors.append(
        FieldError(
          pointer(variable.rawValue), "Falta «\(variable.rawValue)»: \(variable.asks)"))
    }
    guard errors.isEmpty else { throw InvalidFields(errors) }
    return PolicyInputs(values: values)
  }

  /// RFC 6901.
  private func pointer(_ name: String) -> String {
    "/inputs/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

extension PolicyVariable {
  private static let centavosMax: Int64 = 100_000_000_000

  /// Nil where it is not of its kind.
  fileprivate func value(_ given: GivenValue) -> PolicyValue? {
    switch (kind, given) {
    case (.whole(let range), .whole(let number))
    where Int(exactly: number).map(range.contains) == true:
      .number("\(number)")
    case (.money, .whole(let centavos)) where (0...Self.centavosMax).contains(centavos):
      .money(.centavos(centavos))
    case (.choice(let values), .text(let text)) where values.contains(text): .text(text)
    case (.flag, .flag(let flag)): .flag(flag)
    case (_, _): nil
    }
  }

  fileprivate var asks: String {
    switch kind {
    case .whole(let range): "un entero de \(range.lowerBound) a \(range.upperBound)."
    case .money: "un importe en centavos, de cero a mil millones de pesos."
    case .choice(let values): "uno de \(values.joined(separator: ", "))."
    case .flag: "true o false."
    }
  }

  var schema: Schema {
    switch kind {
    case .whole(let range):
      .integer(meaning, minimum: Int64(range.lowerBound), maximum: Int64(range.upperBound))
    case .money:
      .integer("\(meaning) Aquí, en centavos.", minimum: 0, maximum: Self.centavosMax)
    case .choice(let values): .oneOf(values, meaning)
    case .flag: .boolean(meaning)
    }
  }
}
