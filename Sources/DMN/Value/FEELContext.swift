/// Entries by name, in the order in which they were written. Names are told apart code point by
/// code point.
public struct FEELContext: Sendable {
  private var ordered = OrderedNames()
  public private(set) var values: [FEELValue] = []
  /// 1, or one more than the deepest entry.
  private(set) var depth = 1
  private(set) var weight = 1

  public init() {}

  public init(_ entries: some Sequence<(String, FEELValue)>) {
    for (name, value) in entries { self[name] = value }
  }

  public var names: [String] { ordered.all }
  public var count: Int { values.count }

  public var entries: [(name: String, value: FEELValue)] {
    zip(names, values).map { (name: $0, value: $1) }
  }

  /// Nil where there is no such entry. To set nil does nothing.
  public subscript(name: String) -> FEELValue? {
    get { ordered.place(of: name).map { values[$0] } }
    set {
      guard let newValue else { return }
      depth = max(depth, 1 + newValue.depth)
      weight += newValue.weight
      if let place = ordered.place(of: name) {
        weight -= values[place].weight
        values[place] = newValue
        return
      }
      weight += 1 + name.utf8.count / 16
      ordered.append(name)
      values.append(newValue)
    }
  }
}

/// A name that is no other but itself, where Swift holds alike what looks alike.
struct ExactName: Hashable {
  private let name: String

  init(_ name: String) { self.name = name }

  static func == (lhs: Self, rhs: Self) -> Bool { lhs.name.isSame(as: rhs.name) }
  func hash(into hasher: inout Hasher) { for byte in name.utf8 { hasher.combine(byte) } }
}
