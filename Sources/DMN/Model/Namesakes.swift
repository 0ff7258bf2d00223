/// What a model has twice under one name or identifier, so that nobody can tell which is meant: an
/// `id` that is written is an XML identifier, and no two elements that are named in FEEL share a
/// name. A name may be another's `id`.
struct Namesakes {
  /// Types and elements that are required or asked: with such, the model answers nothing.
  let ofElements: [Fault]
  /// Identifiers of whatever else: nothing is found by them.
  let ofParts: [Fault]

  var faults: [Fault] { ofElements + ofParts }

  init(in model: DMNModel) {
    let root = model.document
    let elements = root.namedInFEEL
    let types = root.all("itemDefinition")
    let ids = Self.repeated(
      elements.compactMap { element in element["id"].map { ($0, element.ownName) } })
    ofElements =
      Self.repeated(elements.map { ($0.ownName, $0.ownName) }).map { name, _ in
        Fault("two elements are called “\(name)”", places: [Place(element: name)])
      }
      + Self.repeated(types.map { ($0.ownName, $0.ownName) }).map { name, _ in
        Fault("two types are called “\(name)”", places: [Place(element: name)])
      } + ids.map(Self.fault) + types.flatMap { Self.repeatedEntries(of: $0, in: $0.ownName) }
    let known = Set(ids.map(\.name))
    ofParts = Self.repeated(Self.identifiers(in: root, of: model.name))
      .filter { !known.contains($0.name) }.map(Self.fault)
  }

  private static func fault(_ id: (name: String, element: String)) -> Fault {
    Fault("two elements have the id “\(id.name)”", places: [Place(element: id.element)])
  }

  /// Each that comes again, with the element where it does.
  private static func repeated(
    _ named: [(name: String, element: String)]
  ) -> [(name: String, element: String)] {
    var (known, told) = (Set<ExactName>(), Set<ExactName>())
    return named.filter { name, _ in
      !known.insert(ExactName(name)).inserted && told.insert(ExactName(name)).inserted
    }
  }

  private static func repeatedEntries(of type: XMLElement, in element: String) -> [Fault] {
    let entries = type.all("itemComponent")
    return repeated(entries.map { ($0.ownName, element) }).map { name, _ in
      Fault("two entries of the type are called “\(name)”", places: [Place(element: element)])
    } + entries.flatMap { repeatedEntries(of: $0, in: element) }
  }

  /// - Parameter element: that they stand in, one of the model's own.
  private static func identifiers(
    in root: XMLElement, of element: String
  ) -> [(name: String, element: String)] {
    var found: [(name: String, element: String)] = []
    var open = [(node: root, element: element)]
    while let (node, element) = open.popLast() {
      if let id = node["id"] { found.append((id, element)) }
      let isRoot = node === root
      open += node.kin.reversed().map { ($0, isRoot ? $0.ownName : element) }
    }
    return found
  }
}
