/// Names by the order in which they came, each once; they are told apart code point by code point.
struct OrderedNames: Sendable {
  private(set) var all: [String] = []
  /// Where each stands, once there are so many that looking through them takes long.
  private var places: [ExactName: Int] = [:]
  private static let few = 12

  func place(of name: String) -> Int? {
    all.count > Self.few
      ? places[ExactName(name)] : all.firstIndex { $0.isSame(as: name) }
  }

  /// Of a name that is not among them.
  mutating func append(_ name: String) {
    all.append(name)
    if all.count == Self.few + 1 {
      for (place, name) in all.enumerated() { places[ExactName(name)] = place }
    } else if all.count > Self.few {
      places[ExactName(name)] = all.count - 1
    }
  }
}
