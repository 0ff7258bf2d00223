/// How a value is worked out: a boxed expression of any kind (DMN 1.5, 7.3 and 10.2).
struct Logic: Sendable {
  let form: Form
  let type: String?
  /// For messages: what kind of box, and in which line of the document.
  let line: Int

  indirect enum Form: Sendable {
    case literal(String)
    case table(DecisionTable)
    case context([Entry])
    case relation(columns: [String], rows: [[Logic]])
    case list([Logic])
    case function(Function)
    case invocation(Logic, [(name: String, value: Logic?)])
    case conditional(condition: Logic, then: Logic, otherwise: Logic)
    case filter(Logic, matching: Logic)
    case iteration(variable: String, list: Logic, body: Logic)
    case quantified(isEvery: Bool, variable: String, list: Logic, condition: Logic)
    /// Something that is not there, or not known here.
    case missing(Told)
  }

  struct Entry: Sendable {
    /// None: the result of the whole context.
    let name: String?
    let type: String?
    let value: Logic
  }

  struct Function: Sendable {
    let parameters: [(name: String, type: String?)]
    let body: Logic?
    /// In Java or another language.
    let isExternal: Bool
    let result: String?
  }
}

struct DecisionTable: Sendable {
  let policy: HitPolicy
  /// Said where the policy aggregates nothing.
  let idleAggregation: HitPolicy.Aggregator?
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]

  struct Input: Sendable {
    let label: String?
    let expression: String
    let type: String?
    let allowed: String?
  }

  struct Output: Sendable {
    let name: String?
    let type: String?
    /// What it may be, the first before the others where hits are ordered.
    let allowed: String?
    let otherwise: String?
  }

  struct Rule: Sendable {
    let id: String?
    let tests: [String]
    let outputs: [String]
    let annotations: [String]
    let line: Int
  }
}

/// What becomes of several rules that match (DMN 1.5, 8.2.10).
enum HitPolicy: Hashable, Sendable {
  case unique, any, priority, first
  case collect(Aggregator?)
  case ruleOrder, outputOrder

  /// What comes of a table is a list of its hits.
  var listsHits: Bool {
    switch self {
    case .collect(nil), .ruleOrder, .outputOrder: true
    case .unique, .any, .priority, .first, .collect: false
    }
  }

  enum Aggregator: String, CaseIterable, Hashable, Sendable {
    case sum = "SUM"
    case count = "COUNT"
    case min = "MIN"
    case max = "MAX"
  }
}
