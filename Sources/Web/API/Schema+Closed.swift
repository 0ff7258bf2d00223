import Kernel

extension Schema {
  /// The same shape, which takes no name but its own; nor do those within it that list theirs.
  public var closed: Schema { Schema(json.closed, parts: parts.mapValues(\.closed)) }

  /// What a body says that a closed shape has no place for: a name that none of its forms has,
  /// names of two forms at once, and a text that is none of its choices where it has keys too.
  ///
  /// - Throws: `UnreadableBody`, or `InvalidFields` with a pointer (RFC 6901) for each.
  func checkNames(_ body: [UInt8]) throws {
    guard json.forms(parts).contains(where: \.isClosed) else { return }
    var check = NameCheck(parts: parts)
    check.visit(try GivenJSON(body), at: "", shapes: [json])
    guard check.errors.isEmpty else { throw InvalidFields(check.errors) }
  }
}

private struct NameCheck {
  let parts: [String: JSONValue]
  private(set) var errors: [FieldError] = []
  /// Of a body that is wrong everywhere, so many are told.
  private static let most = 20

  init(parts: [String: JSONValue]) { self.parts = parts }

  mutating func visit(_ given: GivenJSON, at pointer: String, shapes: [JSONValue]) {
    guard errors.count < Self.most else { return }
    let forms = shapes.flatMap { $0.forms(parts) }
    switch given {
    case .null, .flag, .number: return
    case .text(let text):
      if let words = text.refusal(by: forms) { errors.append(FieldError(pointer, words)) }
    case .list(let items):
      let shapes = forms.compactMap { $0["items"] }
      guard !shapes.isEmpty else { return }
      for (place, item) in items.enumerated() {
        visit(item, at: "\(pointer)/\(place)", shapes: shapes)
      }
    case .object(let members):
      tellOthers(among: members.map(\.name), at: pointer, forms)
      for member in members {
        let shapes = forms.compactMap { $0["properties"]?[member.name] }
        guard !shapes.isEmpty else { continue }
        visit(member.value, at: place(of: member.name, in: pointer), shapes: shapes)
      }
    }
  }

  private func place(of name: String, in pointer: String) -> String {
    "\(pointer)/\(JSONBody.pointerStep(name))"
  }

  /// Of the names that a shape is given, those that are no form's, or all where no one form has
  /// them together.
  private mutating func tellOthers(
    among given: [String], at pointer: String, _ forms: [JSONValue]
  ) {
    let forms = forms.filter { $0["properties"] != nil }
    guard !forms.isEmpty, forms.allSatisfy(\.isClosed) else { return }
    guard !forms.contains(where: { Set($0.names).isSuperset(of: given) }) else { return }
    let known = forms.flatMap(\.names).each
    let others = given.each.filter { !known.contains($0) }
    for name in others.prefix(max(0, Self.most - errors.count)) {
      let hint =
        known.closest(to: name).map { " ¿Quiso decir «\($0)»?" }
        ?? Self.words(for: known)
      errors.append(FieldError(place(of: name, in: pointer), "No existe este dato.\(hint)"))
    }
    guard others.isEmpty else { return }
    let together = given.each.joined(separator: ", ")
    errors.append(FieldError(pointer, "No van juntos: \(together). Deje una sola forma."))
  }

  /// Few enough to be read, or nothing.
  private static func words(for known: [String]) -> String {
    if known.isEmpty { return " Aquí no va ninguno." }
    return known.count > 12 ? "" : " Aquí van: \(known.joined(separator: ", "))."
  }
}

extension String {
  /// Why it is none of the choices of a place that takes other forms too; nil where the place is
  /// another's to judge.
  fileprivate func refusal(by forms: [JSONValue]) -> String? {
    let texts = forms.filter { $0["enum"] != nil || $0["type"] == .string("string") }
    let others = forms.compactMap(\.formInWords)
    let choices = texts.compactMap(\.choices)
    guard !others.isEmpty, !texts.isEmpty, choices.count == texts.count,
      !choices.joined().contains(self)
    else { return nil }
    let ways = [choices.joined().joined(separator: ", ")] + others.each
    return "Elija: \(ways.joined(separator: ", o "))."
  }
}

extension JSONValue {
  fileprivate var isClosed: Bool { self["additionalProperties"] == .bool(false) }

  fileprivate var names: [String] {
    guard case .object(let members)? = self["properties"] else { return [] }
    return members.map(\.name)
  }

  fileprivate var required: [String] { texts(of: "required") ?? [] }

  /// The texts that it may be; nil where it may be others.
  fileprivate var choices: [String]? { texts(of: "enum") }

  /// What it takes where that is no text: a number, or an object of such names.
  fileprivate var formInWords: String? {
    if self["type"] == .string("integer") { return "un entero, sin comillas" }
    guard self["properties"] != nil else { return nil }
    let names = required.isEmpty ? names : required
    return "{" + names.map { "\"\($0)\": …" }.joined(separator: ", ") + "}"
  }

  private func texts(of name: String) -> [String]? {
    guard case .array(let values)? = self[name] else { return nil }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The same, where each shape that lists its names takes no other.
  fileprivate var closed: JSONValue {
    guard case .object(let members) = self else { return self }
    let within = JSONValue.object(
      members.map { member in
        switch member.name {
        case "properties": .init(member.name, member.value.closedMembers)
        case "items", "additionalProperties": .init(member.name, member.value.closed)
        case "anyOf", "oneOf": .init(member.name, member.value.closedItems)
        case _: member
        }
      })
    let isOpen = self["properties"] != nil && self["additionalProperties"] == nil
    return isOpen ? within.with("additionalProperties", .bool(false)) : within
  }

  private var closedMembers: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.map { .init($0.name, $0.value.closed) })
  }

  private var closedItems: JSONValue {
    guard case .array(let items) = self else { return self }
    return .array(items.map(\.closed))
  }
}

extension [String] {
  /// Each once, in order.
  fileprivate var each: [String] {
    var known: Set<String> = []
    return filter { known.insert($0).inserted }
  }
}
