import Kernel

extension Schema {
  /// What a body may not be, whoever reads it: a name said twice, a null where the shape has none
  /// (what is not told is left out), another type, none of the values that there are, or without
  /// what it needs. What a shape does not name is left to whoever reads the body.
  ///
  /// - Throws: `UnreadableBody`, or `InvalidFields` with a pointer (RFC 6901) for each.
  func check(_ body: [UInt8]) throws {
    var check = ShapeCheck(parts: parts)
    check.visit(try GivenJSON(body), shapes: [json])
    guard check.errors.isEmpty else { throw InvalidFields(check.errors) }
  }
}

private struct ShapeCheck {
  let parts: [String: JSONValue]
  private(set) var errors: [FieldError] = []
  /// To where it has come.
  private var path: [Step] = []
  /// Of a body that is wrong everywhere, so many are told.
  private static let most = 20

  private enum Step {
    case name(String)
    case item(Int)
  }

  init(parts: [String: JSONValue]) { self.parts = parts }

  mutating func visit(_ given: GivenJSON, shapes: [JSONValue]) {
    guard errors.count < Self.most else { return }
    let forms = shapes.flatMap { $0.forms(parts) }
    if let words = given.refusal(by: forms) { tell(words) }
    switch given {
    case .null, .flag, .number, .text: return
    case .list(let items):
      let shapes = forms.compactMap { $0["items"] }
      for (place, item) in items.enumerated() { enter(.item(place), item, shapes) }
    case .object(let members):
      visit(members)
      for member in members {
        let shapes = forms.compactMap {
          $0["properties"]?[member.name] ?? $0["additionalProperties"]
        }
        enter(.name(member.name), member.value, shapes)
      }
      tellMissing(among: Set(members.map(\.name)), forms)
    }
  }

  private mutating func enter(_ step: Step, _ given: GivenJSON, _ shapes: [JSONValue]) {
    path.append(step)
    visit(given, shapes: shapes)
    path.removeLast()
  }

  private mutating func tell(_ words: String, at step: Step? = nil) {
    guard errors.count < Self.most else { return }
    let pointer = (path + [step].compactMap(\.self)).map { step in
      switch step {
      case .name(let name): "/" + JSONBody.pointerStep(name)
      case .item(let place): "/\(place)"
      }
    }
    errors.append(FieldError(pointer.joined(), words))
  }

  /// Two are one name where Unicode takes their letters for the same, however they are composed:
  /// whoever reads the body could not tell them apart.
  private mutating func visit(_ members: [GivenJSON.Member]) {
    var (once, twice) = (Set<String>(), Set<String>())
    for member in members where !once.insert(member.name).inserted {
      guard twice.insert(member.name).inserted else { continue }
      tell("Se dice más de una vez: deje una sola.", at: .name(member.name))
    }
  }

  /// Where there are several forms, which of them was meant is for the reader to say.
  private mutating func tellMissing(among names: Set<String>, _ forms: [JSONValue]) {
    guard forms.count == 1, case .array(let required)? = forms[0]["required"] else { return }
    for case .string(let name) in required where !names.contains(name) {
      tell("Falta este dato.", at: .name(name))
    }
  }
}

extension JSONValue {
  /// A shape's own forms: what it refers to, each of its alternatives, or itself.
  func forms(_ parts: [String: JSONValue]) -> [JSONValue] {
    if case .string(let place) = self["$ref"] {
      let name = place.split(separator: "/").last.map(String.init) ?? place
      return parts[name].map { $0.forms(parts) } ?? []
    }
    guard case .object = self else { return [] }
    guard case .array(let alternatives) = self["anyOf"] ?? self["oneOf"] else { return [self] }
    return alternatives.flatMap { $0.forms(parts) }
  }
}
