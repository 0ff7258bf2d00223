/// Decisions that need themselves, by way of others or not: requirements have to end somewhere
/// (DMN 1.5, 6.2.2: a requirements graph is acyclic). Functions may call each other.
struct Cycles {
  /// Each as the names of its decisions, every one needing the next and the last the first.
  private(set) var found: [[String]] = []
  private let needs: [DMNModel.Reference: [DMNModel.Reference]]
  private let names: [DMNModel.Reference: String]
  private var done: Set<DMNModel.Reference> = []

  init(of model: DMNModel) {
    func reference(_ id: String) -> DMNModel.Reference {
      DMNModel.Reference(namespace: model.namespace, id: id)
    }
    let named = model.decisions.map { (reference($0.id), $0) }
    names = Dictionary(named.map { ($0, $1.name) }) { first, _ in first }
    needs = Dictionary(named.map { ($0, $1.requirements) }) { first, _ in first }
    for (start, _) in named { follow(start) }
  }

  /// Step by step and not by calling itself, since a chain may be as long as a model.
  private mutating func follow(_ start: DMNModel.Reference) {
    var path: [(node: DMNModel.Reference, next: Int)] = []
    var places: [DMNModel.Reference: Int] = [:]
    func enter(_ node: DMNModel.Reference) {
      places[node] = path.count
      path.append((node, 0))
    }
    if !done.contains(start) { enter(start) }
    while let last = path.last {
      let needed = needs[last.node] ?? []
      guard last.next < needed.count else {
        path.removeLast()
        places[last.node] = nil
        done.insert(last.node)
        continue
      }
      path[path.count - 1].next += 1
      let node = needed[last.next]
      if let place = places[node] {
        found.append(path[place...].compactMap { names[$0.node] })
      } else if !done.contains(node), needs[node] != nil {
        enter(node)
      }
    }
  }

  /// As the engine tells them.
  var faults: [Fault] {
    found.map { names in
      let round = (names + names.prefix(1)).map { "“\($0)”" }.joined(separator: " → ")
      return Fault(
        "requirements go round: \(round)", places: [Place(element: names.first ?? "")])
    }
  }
}
