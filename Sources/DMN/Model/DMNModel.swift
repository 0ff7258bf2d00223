/// A DMN model as it was written (DMN 1.1 to 1.5).
public struct DMNModel: Sendable {
  public let name: String
  public let namespace: String
  /// Everything that was read, diagrams and extensions too.
  public let source: XMLDocument
  let imports: [Import]
  let items: [ItemDefinition]
  public let inputs: [InputData]
  public let decisions: [Decision]
  let knowledge: [BusinessKnowledge]
  let services: [InvocableDecisions]

  public var document: XMLElement { source.root }

  struct Import: Sendable {
    let name: String
    let namespace: String
    /// What is imported is a model; XML schemas and others have no say in decisions.
    let isModel: Bool
  }

  public struct InputData: Sendable {
    public let id: String
    public let name: String
    public let type: String?
  }

  public struct Decision: Sendable {
    public let id: String
    public let name: String
    public let type: String?
    /// The addresses of what it needs: inputs, decisions and knowledge.
    let requirements: [Reference]
    let logic: Logic?
  }

  struct BusinessKnowledge: Sendable {
    let id: String
    let name: String
    let type: String?
    let requirements: [Reference]
    let function: Logic.Function?
  }

  struct InvocableDecisions: Sendable {
    let id: String
    let name: String
    let type: String?
    let inputData: [Reference]
    let inputDecisions: [Reference]
    let outputDecisions: [Reference]
  }

  /// Where an element is: in which namespace and under which identifier.
  struct Reference: Hashable, Sendable {
    let namespace: String
    let id: String
  }
}

/// A type that a model defines.
struct ItemDefinition: Sendable {
  let name: String
  let base: String?
  let isCollection: Bool
  let allowed: String?
  /// Of the value as a whole.
  let constraint: String?
  let components: [ItemDefinition]
  let function: (parameters: [(name: String, type: String?)], result: String?)?
  /// Why it cannot be told what is of it.
  let refused: Told?
}
