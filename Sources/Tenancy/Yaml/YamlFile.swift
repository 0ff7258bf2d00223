import Yams

/// One YAML file: through the gate, composed, and read by a shape, with every problem kept.
struct YamlFile {
  static let maxDepth = 12
  static let maxNodes = 20_000

  let file: String
  let bytes: [UInt8]

  /// Some editors begin a file with a mark of its encoding, which says nothing.
  init(file: String, bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.file = file
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
  }

  /// The value, where nothing was wrong, and the reading with its problems and lines.
  func read<Value>(_ shape: Shape<Value>) -> (Value?, Reading) {
    let reading = Reading(file: file)
    for problem in YamlGate.problems(in: bytes, file: file) {
      reading.refuse(line: problem.line, problem.message, problem.whatToDo)
    }
    guard reading.problems.isEmpty, let node = compose(reading) else { return (nil, reading) }
    let value = shape.read(node, reading)
    return (reading.problems.isEmpty ? value : nil, reading)
  }

  private func compose(_ reading: Reading) -> Node? {
    do {
      // Anchors are weak references that live as long as the parser: it must outlive the walk.
      let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self))
      guard let root = try parser.singleRoot() else {
        reading.refuse(line: 0, "El archivo está vacío.", "Escriba su contenido.")
        return nil
      }
      var count = 0
      let isSafe = withExtendedLifetime(parser) { walk(root, depth: 0, &count, reading) }
      return isSafe ? root : nil
    } catch let error as YamlError {
      refuse(error, reading)
      return nil
    } catch {
      reading.refuse(line: 0, "El YAML no se puede leer.", "Revise la sangría y los dos puntos.")
      return nil
    }
  }

  /// The second wall: what the gate is meant to stop would be seen here before it is expanded,
  /// because an anchor comes before its aliases.
  private func walk(_ node: Node, depth: Int, _ count: inout Int, _ reading: Reading) -> Bool {
    count += 1
    guard node.anchor == nil else {
      reading.refuse(node, "Aquí no van anclas (&) ni alias (*).", "Repita el valor.")
      return false
    }
    guard depth <= Self.maxDepth, count <= Self.maxNodes else {
      reading.refuse(node, "El archivo es demasiado grande o profundo.", "Aplane la estructura.")
      return false
    }
    if let sequence = node.sequence {
      return sequence.allSatisfy { walk($0, depth: depth + 1, &count, reading) }
    }
    if let mapping = node.mapping {
      return mapping.allSatisfy { key, value in
        guard key.scalar != nil else {
          reading.refuse(key, "Una clave debe ser un nombre.", "Quite los corchetes o llaves.")
          return false
        }
        return walk(key, depth: depth + 1, &count, reading)
          && walk(value, depth: depth + 1, &count, reading)
      }
    }
    return true
  }

  private func refuse(_ error: YamlError, _ reading: Reading) {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      reading.refuse(
        line: mark.line, "El YAML está mal escrito.",
        "Revise sangría, dos puntos y comillas en ese renglón y el anterior.")
    case .duplicatedKeysInMapping(let duplicates, let context):
      reading.refuse(
        line: context.mark.line, "Se repite la clave «\(duplicates.joined(separator: "», «"))».",
        "Deje una sola.")
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      reading.refuse(line: 0, "El YAML no se puede leer.", "Guárdelo como UTF-8 simple.")
    }
  }
}
