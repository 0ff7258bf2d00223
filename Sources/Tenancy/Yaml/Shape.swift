import Yams

/// What a piece of a manifest may be. One description gives both the typed value and the
/// published JSON Schema, so that the two never differ.
struct Shape<Value: Sendable>: Sendable {
  let schema: JSONSchema
  /// Nil where it does not hold; the reason is noted in the reading.
  let read: @Sendable (Node, Reading) -> Value?
}

/// One file being read: collects every problem instead of stopping at the first.
final class Reading {
  let file: String
  let units: Units
  private(set) var problems: [ManifestProblem] = []
  /// Where each problem is, as a JSON pointer.
  private(set) var pointers: [String] = []
  /// Line of each value read, by its path: for checks that look at several values together.
  private(set) var lines: [String: Int] = [:]
  private var path: [String] = []
  private var steps: [String] = []

  /// How amounts and rates are written.
  enum Units: Sendable {
    /// Pesos and percentages.
    case people
    /// Centavos and millionths, as the API carries them.
    case machines
  }

  init(file: String, units: Units = .people) {
    self.file = file
    self.units = units
  }

  func refuse(_ node: Node, _ message: String, _ whatToDo: String) {
    refuse(line: node.mark?.line ?? 0, message, whatToDo)
  }

  func refuse(line: Int, _ message: String, _ whatToDo: String) {
    problems.append(
      ManifestProblem(file: file, line: line, message: message, whatToDo: whatToDo))
    pointers.append(steps.map { "/" + $0 }.joined())
  }

  /// Nothing, where a plain value was refused that a mapping with one of these keys may stand for.
  func offering<Value>(_ keys: [String]) -> Value? {
    if let refused = problems.popLast() {
      problems.append(
        ManifestProblem(
          file: refused.file, line: refused.line, message: refused.message,
          whatToDo: "\(refused.whatToDo) O escriba una clave: \(keys.joined(separator: ", "))."))
    }
    return nil
  }

  /// Reads a child and remembers where it stood.
  func inside<Value>(_ name: String, _ node: Node, _ body: () -> Value) -> Value {
    inside(name, step: name, node, body)
  }

  /// A member of a list: people count from 1, pointers from 0.
  func inside<Value>(member index: Int, _ node: Node, _ body: () -> Value) -> Value {
    inside(String(index + 1), step: String(index), node, body)
  }

  private func inside<Value>(
    _ name: String, step: String, _ node: Node, _ body: () -> Value
  ) -> Value {
    path.append(name)
    steps.append(step.replacing("~", with: "~0").replacing("/", with: "~1"))
    lines[path.joined(separator: ".")] = node.mark?.line ?? 0
    defer {
      path.removeLast()
      steps.removeLast()
    }
    return body()
  }

  func line(of path: String) -> Int { lines[path] ?? 0 }

  /// The path of what is being read, for messages: `terms.annualRate`.
  var here: String { path.joined(separator: ".") }

  /// The same with its quotation marks, and the whole where there is no path yet.
  var place: String { path.isEmpty ? "El archivo" : "«\(here)»" }
}

extension Shape {
  /// The same shape with words about it in the schema.
  func described(_ text: String) -> Shape {
    Shape(schema: schema.with("description", .string(text)), read: read)
  }

  /// A further condition on the value that was read; the message says why not.
  func checked(
    _ whatToDo: String, _ refuse: @escaping @Sendable (Value) -> String?
  ) -> Shape {
    Shape(schema: schema) { node, reading in
      guard let value = read(node, reading) else { return nil }
      guard let message = refuse(value) else { return value }
      reading.refuse(node, message, whatToDo)
      return nil
    }
  }

  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(schema: schema) { node, reading in read(node, reading).map(transform) }
  }
}
