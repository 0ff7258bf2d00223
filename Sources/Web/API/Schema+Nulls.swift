import Foundation
import Kernel

extension Schema {
  /// A null is an answer only where the shape says so: what is not told is left out. What a shape
  /// does not name, and what is not JSON, is left to whoever reads the body.
  func refuseNulls(in body: [UInt8]) throws(InvalidFields) {
    guard let json = try? JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
    else { return }
    let found = nulls(in: json, at: "", shapes: [self.json])
    guard found.isEmpty else {
      throw InvalidFields(
        found.map { FieldError($0, "No puede ser nulo: si no se dice, no se escribe.") })
    }
  }

  /// The pointers (RFC 6901) of the nulls that none of the forms of their place admits.
  private func nulls(in json: Any, at pointer: String, shapes: [JSONValue]) -> [String] {
    let forms = shapes.flatMap(forms)
    if json is NSNull {
      return forms.isEmpty || forms.contains(where: \.admitsNull) ? [] : [pointer]
    }
    if let items = json as? [Any] {
      let shapes = forms.compactMap { $0["items"] }
      return items.enumerated().flatMap { index, item in
        nulls(in: item, at: "\(pointer)/\(index)", shapes: shapes)
      }
    }
    guard let members = json as? [String: Any] else { return [] }
    return members.sorted { $0.key < $1.key }.flatMap { name, value in
      nulls(
        in: value, at: pointer + "/" + JSONBody.pointerStep(name),
        shapes: forms.compactMap { $0["properties"]?[name] ?? $0["additionalProperties"] })
    }
  }

  /// A shape's own forms: what it refers to, each of its alternatives, or itself.
  private func forms(of shape: JSONValue) -> [JSONValue] {
    if case .string(let place) = shape["$ref"] {
      let name = place.split(separator: "/").last.map(String.init) ?? place
      return parts[name].map(forms) ?? []
    }
    guard case .object = shape else { return [] }
    guard case .array(let alternatives) = shape["anyOf"] ?? shape["oneOf"] else { return [shape] }
    return alternatives.flatMap(forms)
  }
}

extension JSONValue {
  /// A shape of no type and no values is any value's.
  fileprivate var admitsNull: Bool {
    if case .array(let values) = self["enum"] { return values.contains(.null) }
    switch self["type"] {
    case .string(let type): return type == "null"
    case .array(let types): return types.contains("null")
    case nil: return self["const"] == nil && self["properties"] == nil
    case .null, .bool, .integer, .object: return false
    }
  }
}
