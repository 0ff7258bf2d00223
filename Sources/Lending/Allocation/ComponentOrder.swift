/// Components one after another, in a single word: every payment asks several of these lists, and
/// every loan's terms carry them.
public struct ComponentOrder: Hashable, Sendable {
  /// Four bits each, the first in the lowest; a place is counted from 1, and 0 ends the list.
  private var places: UInt32 = 0
  /// A bit for the place of each that is named.
  private var named: UInt16 = 0
  let namesNoneTwice: Bool

  /// What comes after the eighth is left out: a list that long names something twice all the same,
  /// and no contract may.
  public init(_ components: some Sequence<Component>) {
    var isEachNew = true
    for (index, component) in components.prefix(8).enumerated() {
      places |= component.place << UInt32(4 * index)
      let bit = UInt16(1) << component.place
      if named & bit != 0 { isEachNew = false }
      named |= bit
    }
    namesNoneTwice = isEachNew
  }

  public static let usual = ComponentOrder(Component.usualOrder)
}

extension ComponentOrder: Sequence, ExpressibleByArrayLiteral {
  public init(arrayLiteral components: Component...) { self.init(components) }

  public func makeIterator() -> Iterator { Iterator(places: places) }

  public struct Iterator: IteratorProtocol {
    fileprivate var places: UInt32

    public mutating func next() -> Component? {
      defer { places >>= 4 }
      return Component(place: places & 15)
    }
  }
}

extension ComponentOrder {
  private static let all = ComponentOrder(Component.allCases)

  /// Every component can be paid by it, and none is named twice.
  var namesAllOnce: Bool { namesNoneTwice && named == Self.all.named }
}

extension ComponentOrder: Codable {
  /// As a list of names.
  public init(from decoder: any Decoder) throws { self.init(try [Component](from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try Array(self).encode(to: encoder) }
}

extension Component {
  fileprivate var place: UInt32 {
    switch self {
    case .collectionFees: 1
    case .fees: 2
    case .insurance: 3
    case .moratorio: 4
    case .ordinaryInterest: 5
    case .principal: 6
    }
  }

  /// Nil where a list ends.
  fileprivate init?(place: UInt32) {
    switch place {
    case 1: self = .collectionFees
    case 2: self = .fees
    case 3: self = .insurance
    case 4: self = .moratorio
    case 5: self = .ordinaryInterest
    case 6: self = .principal
    default: return nil
    }
  }
}
