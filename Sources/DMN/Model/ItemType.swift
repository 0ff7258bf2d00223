internal import Synchronization

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
  /// Both, as they are written.
  private let limits: [String]
  /// Where it is no more than that.
  let plain: PlainType?
  /// A type that stands within itself: which one, and among which.
  private let recursion: (name: String, family: ItemFamily.Weak)?
  /// Of a type that was not made, which nothing but null is of.
  private let tooLarge: String?
  /// Those that it may stand among, kept while it is.
  private let family: ItemFamily?
  /// 1, or one more than the highest of the types that it is made of.
  let height: Int
  /// How many types it is made of, each as often as it comes.
  let size: Int

  init(
    _ type: FEELType, base: ItemType? = nil, item: ItemType? = nil,
    components: [(name: String, type: ItemType)] = [], allowed: CompiledCell? = nil,
    constraint: CompiledCell? = nil, limits: [String] = [], signature: [ItemType] = [],
    keeping family: ItemFamily? = nil
  ) {
    self.type = type
    self.base = base
    self.item = item
    self.components = components
    self.allowed = allowed
    self.constraint = constraint
    self.limits = limits
    self.family = family
    (recursion, tooLarge) = (nil, nil)
    let parts = [base, item].compactMap(\.self) + components.map(\.type) + signature
    let isRestricted = !parts.isEmpty || allowed != nil || constraint != nil
    plain = isRestricted ? nil : PlainType(type)
    height = 1 + (parts.map(\.height).max() ?? 0)
    size = parts.reduce(1) { $0 + $1.size }
  }

  /// The type of that name itself, whatever it will be. To FEEL it is any.
  init(recurringTo name: String, in family: ItemFamily) {
    (type, base, item, components, allowed, constraint) = (.any, nil, nil, [], nil, nil)
    (recursion, self.family, tooLarge) = ((name, ItemFamily.Weak(family)), nil, nil)
    (plain, height, size, limits) = (nil, 1, 1, [])
  }

  init(tooLarge name: String) {
    (type, base, item, components, allowed, constraint) = (.any, nil, nil, [], nil, nil)
    (recursion, family, tooLarge) = (nil, nil, name)
    (plain, height, size, limits) = (nil, 1, 1, [])
  }

  static let any = ItemType(.any)

  /// The value, converted where FEEL converts by itself; nil where it is not of the type.
  func admit(_ value: FEELValue, _ run: Evaluation) -> FEELValue? {
    if value.isNull { return value }
    if let plain, value.is(plain) { return value }
    if tooLarge != nil { return nil }
    guard let converted = shaped(value, run) else { return nil }
    guard let constraint, constraint.holds(for: converted, .empty, run) != true else {
      return converted
    }
    return nil
  }

  private func shaped(_ value: FEELValue, _ run: Evaluation) -> FEELValue? {
    if let recursion {
      // A value is only so deep, and each time one entry less: some turn has to be the last.
      guard run.mayGoOn(), run.hasRoom() else { return nil }
      return recursion.family.type(recursion.name)?.admit(value, run)
    }
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

  /// Why the value was not admitted as `what`: it is one of those that are not allowed, or of
  /// another kind.
  func refusal(of value: FEELValue, as what: String) -> Told {
    if let tooLarge {
      let told: Told = "the type “\(tooLarge)” is too large"
      return told
    }
    guard let limits = allLimits, value.conforms(to: type) else {
      let told: Told = "\(what) is \(value.kind) and not of its type"
      return told
    }
    let written = value.weight < 50 ? value.string.map(\.literal) ?? value.text : value.kind
    let told: Told = "\(what) is \(written), and its type allows \(limits)"
    return told
  }

  /// Its own and those of what it restricts.
  private var allLimits: String? {
    let own = limits + [base?.allLimits, item?.allLimits].compactMap(\.self)
    return own.isEmpty ? nil : own.joined(separator: "; ")
  }

  private func isAllowed(_ value: FEELValue, _ run: Evaluation) -> Bool {
    allowed.map { $0.holds(for: value, .empty, run) == true } ?? true
  }
}

extension ItemType {
  /// The same, of fewer values.
  func restricted(
    to allowed: CompiledCell?, _ constraint: CompiledCell?, _ limits: [String]
  ) -> ItemType {
    guard allowed != nil || constraint != nil else { return self }
    return ItemType(
      type, base: self, allowed: allowed, constraint: constraint, limits: limits)
  }
}

/// The types of a model among which some stand within themselves. They are known to each other only
/// weakly, since what holds itself is never let go.
final class ItemFamily: Sendable {
  private let types = Mutex<[String: ItemType]>([:])

  func fill(_ named: [String: ItemType]) { types.withLock { $0 = named } }

  struct Weak: Sendable {
    private weak let family: ItemFamily?

    init(_ family: ItemFamily) { self.family = family }

    func type(_ name: String) -> ItemType? { family?.types.withLock { $0[name] } }
  }
}
