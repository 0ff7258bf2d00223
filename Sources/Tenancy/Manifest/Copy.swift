/// What an institution says in its own voice, from `copy.es-MX.yaml`.
public struct Copy: Hashable, Sendable, Codable {
  public let home: Home
  public let questions: [Question]

  public struct Home: Hashable, Sendable, Codable {
    public let title: String
    public let lead: String
    public let call: String
    public let promises: [String]
    public let steps: [Step]
  }

  public struct Step: Hashable, Sendable, Codable {
    public let title: String
    public let text: String
  }

  public struct Question: Hashable, Sendable, Codable {
    public let ask: String
    public let answer: String
  }
}
