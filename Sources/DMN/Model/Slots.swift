/// Slots by name; of several under one name the first is meant.
struct Slots: Sendable {
  private var names = OrderedNames()
  private var slots: [Int] = []

  subscript(name: String) -> Int? { names.place(of: name).map { slots[$0] } }

  mutating func insert(_ slot: Int, named name: String) {
    guard self[name] == nil else { return }
    names.append(name)
    slots.append(slot)
  }
}
