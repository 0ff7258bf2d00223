import Kernel
import Yams

extension Shape where Value == String {
  /// Words between so many characters.
  static func text(_ length: ClosedRange<Int> = 1...200) -> Shape {
    let schema = JSONSchema.object([
      ("type", .string("string")), ("minLength", .number(Int64(length.lowerBound))),
      ("maxLength", .number(Int64(length.upperBound))),
    ])
    return Shape(schema: schema) { node, reading in
      guard let text = string(node, reading) else { return nil }
      guard length.contains(text.count) else {
        reading.refuse(
          node, "«\(reading.here)» tiene \(text.count) caracteres.",
          "Escriba de \(length.lowerBound) a \(length.upperBound).")
        return nil
      }
      return text
    }
  }

  /// Text that matches a whole pattern; the words say what is expected.
  static func matching(_ pattern: String, _ expected: String) -> Shape {
    let schema = JSONSchema.object([
      ("type", .string("string")), ("maxLength", .number(Int64(patternLengthMax))),
      ("pattern", .string("^(\(pattern))$")),
    ])
    return Shape(schema: schema) { node, reading in
      guard let text = string(node, reading) else { return nil }
      // The length first: a pattern must never be given room to backtrack.
      guard text.count <= patternLengthMax, let regex = try? Regex(pattern),
        (try? regex.wholeMatch(in: text)) != nil
      else {
        reading.refuse(node, "«\(text)» no sirve para «\(reading.here)».", expected)
        return nil
      }
      return text
    }
  }

  /// A short name for machines: `credito-personal`.
  static var slug: Shape {
    matching(
      "[a-z][a-z0-9-]{1,39}",
      "De 2 a 40 minúsculas, números y guiones, con una letra al principio: credito-personal.")
  }

  static var email: Shape {
    matching("[a-z0-9._+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+", "Escriba un correo: une@ejemplo.mx.")
  }

  static var host: Shape {
    matching(
      "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+",
      "Escriba un nombre de dominio en minúsculas, sin https:// ni puerto.")
  }
}

private let patternLengthMax = 200

/// The text of a scalar that YAML takes for text; numbers and dates must be quoted to be so.
private func string(_ node: Node, _ reading: Reading) -> String? {
  guard let scalar = node.scalar else {
    reading.refuse(node, "«\(reading.here)» debe ser un texto.", "Escriba un solo valor.")
    return nil
  }
  guard node.tag == .implicit || node.tag.description == "tag:yaml.org,2002:str" else {
    reading.refuse(
      node, "«\(scalar.string)» se lee como número, fecha o sí/no.",
      "Póngalo entre comillas: \"\(scalar.string)\".")
    return nil
  }
  return scalar.string
}

extension Shape where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Shape {
    let schema = JSONSchema.object([
      ("type", .string("integer")), ("minimum", .number(Int64(range.lowerBound))),
      ("maximum", .number(Int64(range.upperBound))),
    ])
    return Shape(schema: schema) { node, reading in
      let text = plain(node)
      guard let number = text.flatMap({ Int($0) }), String(number) == text else {
        reading.refuse(node, "«\(reading.here)» debe ser un número entero.", "Sin comillas: 7.")
        return nil
      }
      guard range.contains(number) else {
        reading.refuse(
          node, "\(number) está fuera de rango en «\(reading.here)».",
          "Va de \(range.lowerBound) a \(range.upperBound).")
        return nil
      }
      return number
    }
  }
}

extension Shape where Value == Bool {
  static var flag: Shape {
    Shape(schema: .object([("type", .string("boolean"))])) { node, reading in
      switch plain(node) {
      case "true": return true
      case "false": return false
      case .some, nil:
        reading.refuse(node, "«\(reading.here)» debe ser true o false.", "Escriba uno de los dos.")
        return nil
      }
    }
  }
}

extension Shape where Value == Money {
  /// Pesos with at most two decimals, read digit by digit and never through a float.
  static var pesos: Shape {
    let schema = JSONSchema.object([("type", .string("number")), ("minimum", .number(0))])
    return Shape(schema: schema) { node, reading in
      guard reading.units == .people else { return centavos(node, reading) }
      let text = plain(node) ?? ""
      let isPlain = text.allSatisfy { $0 == "." || ("0"..."9").contains($0) }
      if isPlain, text.prefix(while: { $0 != "." }).count > 13 {
        reading.refuse(
          node, "«\(reading.here)» es demasiado grande.", "Con trece cifras de pesos a lo más.")
        return nil
      }
      guard isPlain, let amount = Money(parsing: text) else {
        reading.refuse(
          node, "«\(reading.here)» debe ser un importe en pesos.",
          "Sin signo, comas ni comillas, con dos decimales a lo más: 2000 o 99.50.")
        return nil
      }
      return amount
    }
  }
}

extension Shape where Value == Rate {
  /// A percentage with its sign: `60 %`, `1.75 %`.
  static var percent: Shape {
    let schema = JSONSchema.object([
      ("type", .string("string")), ("pattern", .string(JSONSchema.percentPattern)),
    ])
    return Shape(schema: schema) { node, reading in
      guard reading.units == .people else { return millionths(node, reading) }
      let text = plain(node) ?? node.scalar?.string ?? ""
      guard text.hasSuffix("%"), let rate = Rate(percentText: text) else {
        reading.refuse(
          node, "«\(reading.here)» debe ser un porcentaje.", "Con su signo: 60 % o 1.75 %.")
        return nil
      }
      return rate
    }
  }
}

/// An amount as the API carries it.
private func centavos(_ node: Node, _ reading: Reading) -> Money? {
  if let text = plain(node), text.count > 18, text.allSatisfy({ ("0"..."9").contains($0) }) {
    reading.refuse(
      node, "«\(reading.here)» es demasiado grande.", "Con quince cifras de centavos a lo más.")
    return nil
  }
  guard let units = plain(node).flatMap({ Int64($0) }), units >= 0 else {
    reading.refuse(node, "«\(reading.here)» debe ser un importe en centavos.", "Ejemplo: 250000.")
    return nil
  }
  return .centavos(units)
}

/// A rate as the API carries it.
private func millionths(_ node: Node, _ reading: Reading) -> Rate? {
  guard let rate = plain(node).flatMap({ Int64($0) }), (0...999_990_000_000).contains(rate) else {
    reading.refuse(
      node, "«\(reading.here)» debe ser una tasa en millonésimas.", "60 % es 600000.")
    return nil
  }
  return Rate(millionths: rate)
}

extension Shape where Value == CalendarDate {
  static var date: Shape {
    let schema = JSONSchema.object([("type", .string("string")), ("format", .string("date"))])
    return Shape(schema: schema) { node, reading in
      guard let date = node.scalar.flatMap({ CalendarDate($0.string) }) else {
        reading.refuse(node, "«\(reading.here)» debe ser una fecha.", "Escriba AAAA-MM-DD.")
        return nil
      }
      return date
    }
  }
}

/// The characters of a scalar written without quotes; nil for anything else.
private func plain(_ node: Node) -> String? {
  guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
    return nil
  }
  return scalar.string
}
