/// A model's type, ready to say whether a value is of it.
final class ItemType: Sendable {
  let type: FEELType
  /// What it restricts.
  private let base: ItemType?
  /// Of a collection.
  private let item: ItemType?
  private let components: [(name: String, type: ItemType)]
  private let allowed: CompiledCell?
  private let constraint: CompiledCell?
  /// Where it is no more than that.
  let plain: PlainType?
  /// 1, or one more than the highest of the types that it is made of.
  fileprivate let height: Int
  /// How many types it is made of, each as often as it comes.
  fileprivate let size: Int

  init(
    _ type: FEELType, base: ItemType? = nil, item: ItemType? = nil,
    components: [(name: String, type: ItemType)] = [], allowed: CompiledCell? = nil,
    constraint: CompiledCell? = nil, signature: [ItemType] = []
  ) {
    self.type = type
    self.base = base
    self.item = item
    self.components = components
    self.allowed = allowed
    self.constraint = constraint
    let parts = [base, item].compactMap(\.self) + components.map(\.type) + signature
    let isRestricted = !parts.isEmpty || allowed != nil || constraint != nil
    plain = isRestricted ? nil : PlainType(type)
    height = 1 + (parts.map(\.height).max() ?? 0)
    size = parts.reduce(1) { $0 + $1.size }
  }

  static let any = ItemType(.any)

  /// The value, converted where FEEL converts by itself; nil where it is not of the type.
  func admit(_ value: FEELValue, _ run: Evaluation) -> FEELValue? {
    if value.isNull { return value }
    if let plain, value.is(plain) { return value }
    guard let converted = shaped(value, run) else { return nil }
    guard let constraint, constraint.holds(for: converted, .empty, run) != true else {
      return converted
    }
    return nil
  }

  private func shaped(_ value: FEELValue, _ run: Evaluation) -> FEELValue? {
    if let base {
      return base.admit(value, run).flatMap { isAllowed($0, run) ? $0 : nil }
    }
    if let item {
      var admitted: [FEELValue] = []
      let items = value.items ?? [value]
      for one in items {
        guard let one = item.admit(one, run), isAllowed(one, run) else { return nil }
        admitted.append(one)
      }
      return FEELValue(admitted)
    }
    guard !components.isEmpty else {
      guard let value = value.converted(to: type), isAllowed(value, run) else { return nil }
      return value
    }
    let one = value.items.flatMap { $0.count == 1 ? $0[0] : nil } ?? value
    guard var context = one.context else { return nil }
    for component in components {
      guard let entry = context[component.name] else { continue }
      guard let admitted = component.type.admit(entry, run) else { return nil }
      context[component.name] = admitted
    }
    return isAllowed(.context(context), run) ? .context(context) : nil
  }

  private func isAllowed(_ value: FEELValue, _ run: Evaluation) -> Bool {
    allowed.map { $0.holds(for: value, .empty, run) == true } ?? true
  }
}

/// The types that a model and its imports define, by their names.
struct ItemTypes: Sendable {
  private var named: [String: ItemType] = [:]
  /// Types of types of types, no deeper than this: what is deeper or larger is not known.
  private static let mostWithin = 64
  private static let mostNames = 100_000

  /// `imported` under their prefixes.
  init(_ definitions: [ItemDefinition], imported: [String: ItemTypes]) {
    for (prefix, types) in imported {
      for (name, type) in types.named where named.count < Self.mostNames {
        named["\(prefix).\(name)"] = type
      }
    }
    let byName = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    for definition in definitions { resolve(definition, among: byName, within: []) }
  }

  /// Any value's where there is no name.
  func type(_ name: String?) -> ItemType? {
    guard let name else { return .any }
    return named[name] ?? FEELType(named: name).map { ItemType($0) }
  }

  func feelType(_ name: String) -> FEELType? { FEELType(named: name) ?? named[name]?.type }

  @discardableResult
  private mutating func resolve(
    _ definition: ItemDefinition, among all: [String: ItemDefinition], within: Set<String>
  ) -> ItemType {
    if let known = named[definition.name] { return known }
    let type = make(definition, among: all, within: within.union([definition.name]))
    guard type.height <= Self.mostWithin, type.size <= FEELType.mostParts,
      named.count < Self.mostNames
    else { return .any }
    named[definition.name] = type
    return type
  }

  /// A type that stands within itself is any there.
  private mutating func base(
    _ name: String?, among all: [String: ItemDefinition], within: Set<String>
  ) -> ItemType {
    guard let name, !within.contains(name), within.count < Self.mostWithin else { return .any }
    if let definition = all[name] { return resolve(definition, among: all, within: within) }
    return type(name) ?? .any
  }

  private mutating func make(
    _ definition: ItemDefinition, among all: [String: ItemDefinition], within: Set<String>
  ) -> ItemType {
    let allowed = cell(definition.allowed)
    let constraint = cell(definition.constraint)
    if let function = definition.function {
      let parameters = function.parameters.map { base($0.type, among: all, within: within) }
      let result = base(function.result, among: all, within: within)
      return ItemType(
        .function(parameters.map(\.type), result.type), signature: parameters + [result])
    }
    var item: ItemType
    if definition.components.isEmpty {
      let base = base(definition.base, among: all, within: within)
      guard allowed != nil || constraint != nil || definition.isCollection else { return base }
      item = base
    } else {
      let components = definition.components.map { component in
        (name: component.name, type: make(component, among: all, within: within))
      }
      item = ItemType(
        .context(
          Dictionary(components.map { ($0.name, $0.type.type) }) { first, _ in first }),
        components: components)
    }
    guard definition.isCollection else {
      return item.restricted(to: allowed, constraint)
    }
    return ItemType(.list(item.type), item: item, allowed: allowed, constraint: constraint)
  }

  private func cell(_ text: String?) -> CompiledCell? {
    guard let text, let tests = try? Parser.unaryTests(text, names: BuiltIns.names) else {
      return nil
    }
    return Compiler().compile(tests)
  }
}

extension ItemType {
  /// The same, of fewer values.
  fileprivate func restricted(to allowed: CompiledCell?, _ constraint: CompiledCell?) -> ItemType {
    guard allowed != nil || constraint != nil else { return self }
    return ItemType(type, base: self, allowed: allowed, constraint: constraint)
  }
}
