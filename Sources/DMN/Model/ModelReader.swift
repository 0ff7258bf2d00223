extension DMNModel {
  /// Reads a model. What is not of DMN is kept in the document and has no say.
  public init(_ xml: String) throws(XMLRefused) {
    source = try XMLReader.read(xml)
    let root = source.root
    guard root.localName == "definitions", root.namespace.isDMN else {
      throw XMLRefused(message: "the document has no “definitions” of DMN", line: root.line)
    }
    let namespace = root["namespace"] ?? ""
    if let types = root["typeLanguage"], !types.isFEEL {
      throw XMLRefused(message: "types of “\(types)” are not read", line: root.line)
    }
    let reader = ModelReader(
      namespace: namespace, language: root["expressionLanguage"],
      ids: Set(root.namedInFEEL.compactMap { $0["id"] }))
    name = (root["name"] ?? "").normalizedName
    self.namespace = namespace
    imports = root.all("import").map {
      Import(
        name: ($0["name"] ?? "").normalizedName, namespace: $0["namespace"] ?? "",
        isModel: $0["importType"]?.contains("/spec/DMN/") ?? true)
    }
    items = root.all("itemDefinition").map(reader.item)
    inputs = root.all("inputData").map {
      InputData(id: reader.id(of: $0), name: $0.ownName, type: $0.first("variable")?.typeReference)
    }
    decisions = root.all("decision").map(reader.decision)
    knowledge = root.all("businessKnowledgeModel").map(reader.knowledge)
    services = root.all("decisionService").map(reader.service)
  }
}

struct ModelReader {
  let namespace: String
  /// Of expressions that do not say theirs; none is FEEL.
  let language: String?
  /// Those that are written, of elements that are named in FEEL.
  let ids: Set<String>

  /// What has no id, which DMN allows, is found by its name. Where that is another's id no address
  /// leads to it, since what an address says after its last `#` has none.
  func id(of element: XMLElement) -> String {
    if let id = element["id"] { return id }
    let name = element["name"] ?? ""
    return ids.contains(name) ? "#" + name : name
  }

  func item(_ element: XMLElement) -> ItemDefinition {
    let function = element.first("functionItem").map { item in
      (
        parameters: item.all("parameters").map { (name: $0.ownName, type: $0.typeReference) },
        result: item["outputTypeRef"]?.localType
      )
    }
    return ItemDefinition(
      name: element.ownName, base: element.typeReference,
      isCollection: ["true", "1"].contains(element["isCollection"]),
      allowed: element.first("allowedValues")?.content,
      constraint: element.first("typeConstraint")?.content,
      components: element.all("itemComponent").map(item), function: function,
      refused: foreign(type: element))
  }

  func decision(_ element: XMLElement) -> DMNModel.Decision {
    DMNModel.Decision(
      id: id(of: element), name: element.ownName, type: element.first("variable")?.typeReference,
      requirements: requirements(of: element),
      logic: element.kin.compactMap(logic).first)
  }

  func knowledge(_ element: XMLElement) -> DMNModel.BusinessKnowledge {
    DMNModel.BusinessKnowledge(
      id: id(of: element), name: element.ownName, type: element.first("variable")?.typeReference,
      requirements: requirements(of: element),
      function: element.first("encapsulatedLogic").map(function))
  }

  func service(_ element: XMLElement) -> DMNModel.InvocableDecisions {
    func all(_ name: String) -> [DMNModel.Reference] { element.all(name).compactMap(reference) }
    return DMNModel.InvocableDecisions(
      id: id(of: element), name: element.ownName, type: element.first("variable")?.typeReference,
      inputData: all("inputData"), inputDecisions: all("inputDecision"),
      outputDecisions: all("outputDecision"))
  }

  private func requirements(of element: XMLElement) -> [DMNModel.Reference] {
    let kinds = ["informationRequirement", "knowledgeRequirement"]
    return element.kin.filter { kinds.contains($0.localName) }
      .flatMap(\.kin).compactMap(reference)
  }

  /// `#id` here, or `namespace#id` in another model.
  private func reference(_ element: XMLElement) -> DMNModel.Reference? {
    guard let address = element["href"] else { return nil }
    guard let hash = address.lastIndex(of: "#") else {
      return DMNModel.Reference(namespace: namespace, id: address)
    }
    let model = String(address[..<hash])
    return DMNModel.Reference(
      namespace: model.isEmpty ? namespace : model,
      id: String(address[address.index(after: hash)...]))
  }
}

extension XMLElement {
  /// Of a model's root: the elements that its expressions may name.
  var namedInFEEL: [XMLElement] {
    let kinds = ["inputData", "decision", "businessKnowledgeModel", "decisionService"]
    return kin.filter { kinds.contains($0.localName) }
  }

  var ownName: String { (self["name"] ?? "").normalizedName }

  /// What its `text` says, which FEEL reads.
  var content: String? { first("text")?.text }

  /// An attribute; in DMN 1.1 some models write an element.
  var typeReference: String? { (self["typeRef"] ?? first("typeRef")?.text)?.localType }
}

extension String? {
  /// Of any version (`https://www.omg.org/spec/DMN/20230324/MODEL/`), and where none is said.
  fileprivate var isDMN: Bool { self?.contains("://www.omg.org/spec/DMN/") ?? true }
}

extension String {
  /// A FEEL type's name; DMN 1.1 writes `feel:number`.
  fileprivate var localType: String {
    let name = normalizedName
    guard let colon = name.lastIndex(of: ":") else { return name }
    return String(name[name.index(after: colon)...])
  }
}
