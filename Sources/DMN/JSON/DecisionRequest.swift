internal import Foundation

/// What a line of `DecisionLines` asks.
struct DecisionRequest {
  let model: String
  let models: [String]
  let decision: String?
  let invocable: String?
  let inputs: FEELContext
  let inputNamespaces: [String: String]

  /// Why a line asks nothing: in words, with the names that lead to what is wrong.
  struct Refused: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    init(_ path: [String], _ what: String) {
      self.init((["the request"] + path).joined(separator: ".") + what)
    }
  }

  /// Deeper than FEEL's values go: each of them stands within a tag.
  private static let deepest = 250

  init(_ line: Data) throws(Refused) {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw Refused("the request is no JSON")
    }
    let json: FEELValue
    do throws(JSONRefused) {
      json = try FEELValue(json: text, deepest: Self.deepest)
    } catch {
      throw Refused(error.isJSON ? "the request: \(error.told.english)" : "the request is no JSON")
    }
    guard let request = json.context else { throw Refused([], Self.unexpected) }
    guard let model = try request.text("model") else { throw Refused([], " has no “model”") }
    self.model = model
    models = try request.texts("models")
    decision = try request.text("decision")
    invocable = try request.text("invocable")
    inputNamespaces = try request.namesByName("inputNamespaces")
    let given = try request.object("inputs")
    do throws(TypedJSON.Refused) {
      inputs = FEELContext(try TypedJSON.read(given).map { ($0.name, $0.value) })
    } catch {
      throw Refused(["inputs"] + error.path, error.what)
    }
  }

  fileprivate static let unexpected = " holds something else than was expected"
}

/// Nothing is an entry that is null.
extension FEELContext {
  fileprivate func text(_ name: String) throws(DecisionRequest.Refused) -> String? {
    switch self[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    case .some: throw .unexpected(name)
    }
  }

  fileprivate func texts(_ name: String) throws(DecisionRequest.Refused) -> [String] {
    switch self[name] {
    case nil, .null?: return []
    case .list(let list)?:
      let texts = list.items.compactMap(\.string)
      guard texts.count == list.items.count else { throw .unexpected(name) }
      return texts
    case .some: throw .unexpected(name)
    }
  }

  fileprivate func object(_ name: String) throws(DecisionRequest.Refused) -> FEELContext {
    switch self[name] {
    case nil, .null?: return FEELContext()
    case .context(let context)?: return context
    case .some: throw .unexpected(name)
    }
  }

  fileprivate func namesByName(
    _ name: String
  ) throws(DecisionRequest.Refused) -> [String: String] {
    var names: [String: String] = [:]
    for (key, value) in try object(name).entries {
      guard let value = value.string else { throw .unexpected(name) }
      names[key] = value
    }
    return names
  }
}

extension DecisionRequest.Refused {
  fileprivate static func unexpected(_ name: String) -> Self {
    Self([name], DecisionRequest.unexpected)
  }
}
