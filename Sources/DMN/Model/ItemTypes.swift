/// The types that a model and its imports define, by their names.
struct ItemTypes: Sendable {
  private var named: [String: ItemType] = [:]
  /// Those that the model defines itself: no other is imported with it.
  private let own: Set<String>
  /// Of its own, where one stands within itself.
  private var family: ItemFamily?
  /// Of its own and of what it imports, those that are too deep or too large, and those that are
  /// made of them.
  private(set) var tooLarge: Set<String> = []
  /// What its own allow and cannot be read.
  private(set) var faults: [Fault] = []
  /// What may stand after a point.
  private let members: KnownNames
  /// Types of types of types, no deeper than this.
  private static let mostWithin = 64
  private static let mostNames = 100_000

  /// `imported` under their prefixes.
  init(
    _ definitions: [ItemDefinition], imported: [String: ItemTypes] = [:],
    members: KnownNames = KnownNames()
  ) {
    self.members = members
    own = Set(definitions.map(\.name))
    for (prefix, types) in imported {
      for name in types.own where named.count < Self.mostNames {
        named["\(prefix).\(name)"] = types.named[name]
      }
      tooLarge.formUnion(types.tooLarge.map { "\(prefix).\($0)" })
    }
    let byName = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    for definition in definitions where resolve(definition, among: byName, within: Path()) == nil {
      tooLarge.insert(definition.name)
    }
    guard let family else { return }
    family.fill(named)
    // Whoever holds a type from here on holds the family.
    named = named.mapValues { ItemType($0.type, base: $0, keeping: family) }
  }

  /// The definitions within which another stands, and those of them from which on one of its
  /// entries is meant: a type that is itself without being an entry of itself says nothing.
  private struct Path {
    private(set) var names: Set<String> = []
    private(set) var outside: Set<String> = []
    /// The definition that was entered last.
    private(set) var element = ""

    func entering(_ name: String) -> Path {
      var path = self
      path.element = name
      path.names.insert(name)
      return path
    }

    func enteringEntry() -> Path {
      var path = self
      path.outside = names
      return path
    }
  }

  /// Any value's where there is no name.
  func type(_ name: String?) -> ItemType? {
    guard let name else { return .any }
    if tooLarge.contains(name) { return ItemType(tooLarge: name) }
    return named[name] ?? FEELType(named: name).map { ItemType($0) }
  }

  func feelType(_ name: String) -> FEELType? { FEELType(named: name) ?? named[name]?.type }

  /// Nil where it is too large, or made of what is.
  private mutating func resolve(
    _ definition: ItemDefinition, among all: [String: ItemDefinition], within: Path
  ) -> ItemType? {
    if let known = named[definition.name] { return known }
    guard let type = make(definition, among: all, within: within.entering(definition.name)),
      type.height <= Self.mostWithin, type.size <= FEELType.mostParts,
      named.count < Self.mostNames
    else { return nil }
    named[definition.name] = type
    return type
  }

  /// A type that is itself, and not only holds itself in an entry, is any there; nil is what
  /// is too large.
  private mutating func base(
    _ name: String?, among all: [String: ItemDefinition], within: Path
  ) -> ItemType? {
    guard let name else { return .any }
    if within.outside.contains(name) { return recurring(to: name) }
    if within.names.contains(name) { return .any }
    guard within.names.count < Self.mostWithin, !tooLarge.contains(name) else { return nil }
    if let definition = all[name] { return resolve(definition, among: all, within: within) }
    return type(name) ?? unknown(name, in: within.element)
  }

  /// Admits nothing, as the name itself would.
  private mutating func unknown(_ name: String, in element: String) -> ItemType {
    let none = refused("there is no type “\(name)”", at: Place(element: element))
    return ItemType(.any, allowed: none)
  }

  private mutating func recurring(to name: String) -> ItemType {
    let family = family ?? ItemFamily()
    self.family = family
    return ItemType(recurringTo: name, in: family)
  }

  private mutating func make(
    _ definition: ItemDefinition, among all: [String: ItemDefinition], within: Path
  ) -> ItemType? {
    let allowed = cell(definition.allowed, of: within.element, refused: definition.refused)
    let constraint = cell(definition.constraint, of: within.element)
    let limits = [definition.allowed, definition.constraint].compactMap(\.self)
      .map(\.normalizedName)
    if let function = definition.function {
      let parts = function.parameters.map(\.type) + [function.result]
      return signature(parts, among: all, within: within)
    }
    var item: ItemType
    if definition.components.isEmpty {
      guard let base = base(definition.base, among: all, within: within) else { return nil }
      guard allowed != nil || constraint != nil || definition.isCollection else { return base }
      item = base
    } else {
      var components: [(name: String, type: ItemType)] = []
      for component in definition.components {
        let type = make(component, among: all, within: within.enteringEntry())
        guard let type else { return nil }
        components.append((component.name, type))
      }
      item = ItemType(
        .context(
          Dictionary(components.map { ($0.name, $0.type.type) }) { first, _ in first }),
        components: components)
    }
    guard definition.isCollection else {
      return item.restricted(to: allowed, constraint, limits)
    }
    return ItemType(
      .list(item.type), item: item, allowed: allowed, constraint: constraint, limits: limits)
  }

  /// - Parameter names: of its parameters' types, and then of its result's.
  private mutating func signature(
    _ names: [String?], among all: [String: ItemDefinition], within: Path
  ) -> ItemType? {
    var parts: [ItemType] = []
    for name in names {
      guard let part = base(name, among: all, within: within) else { return nil }
      parts.append(part)
    }
    return ItemType(
      .function(parts.dropLast().map(\.type), parts[parts.count - 1].type), signature: parts)
  }

  /// One that cannot be read admits nothing.
  private mutating func cell(
    _ text: String?, of element: String, refused: Told? = nil
  ) -> CompiledCell? {
    if let refused { return self.refused(refused, at: Place(element: element)) }
    guard let text else { return nil }
    let place = Place(element: element, text: text)
    do throws(FEELSyntaxError) {
      let tests = try Parser.unaryTests(text, names: BuiltIns.names, members: members)
      let problems = LogicCompiler.Problems()
      var compiler = Compiler()
      compiler.onUnknown = { problems.noteUnknown($0, at: place, range: $1) }
      let cell = compiler.compile(tests)
      faults += problems.faults
      return cell
    } catch {
      return self.refused(error.told, at: place, range: error.offset..<error.offset)
    }
  }

  private mutating func refused(
    _ told: Told, at place: Place, range: Range<Int>? = nil
  ) -> CompiledCell {
    faults.append(Fault(told, places: [place], range: range))
    return CompiledCell(faulty: told, at: place, range: range ?? 0..<0)
  }
}
