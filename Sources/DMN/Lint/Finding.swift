/// Something in a model that its author should look at, and where it is.
public struct Finding: Hashable, Sendable {
  /// The model's name.
  public let model: String
  /// The name of the decision, function, input or type; empty where it is the model itself.
  public let element: String
  public let matter: Matter

  /// What was found. Rules count from 1, as a table's rows do; columns of a text too.
  public enum Matter: Hashable, Sendable {
    /// No rule of the table answers here.
    case gap([Condition])
    /// More than one rule answers here, which the table's hit policy forbids.
    case overlap(rules: [Int], at: [Condition])
    /// The rule is never the one that decides: these answer before it wherever it matches.
    case masked(rule: Int, by: [Int])
    /// The rule asks and answers what an earlier one does.
    case duplicate(rule: Int, of: Int)
    /// A cell of the rule asks for what its input can never be.
    case neverMatches(rule: Int)
    /// No rule of the table asks anything of this input.
    case unusedColumn(String)
    /// The cells of this input are of kinds that are not compared: what it leaves open or answers
    /// twice is not told.
    case mixedColumn(String)
    /// Nothing requires the input.
    case unusedInput
    /// Required, and named nowhere in its logic.
    case unusedRequirement(String)
    /// Named in its logic, and not required: when it runs it is null.
    case undeclaredRequirement(String, at: Spot)
    /// What is required is in none of the models.
    case missingRequirement(String)
    /// The model of this namespace is imported and not at hand.
    case missingImport(String)
    case unknownName(String, at: Spot)
    case unknownType(String)
    /// What cannot be read or made ready: the engine's words.
    case unreadable(String, at: Spot?)
    /// A name or an identifier that comes twice: the engine's words.
    case namesakes(String)
    /// Its test comes to nothing whatever is given, and why.
    case failingCell(rule: Int, why: String, at: Spot)
    /// Asks whether the input is what no value of its type is.
    case otherKind(rule: Int, input: String, test: String)
    /// True or false where the input is neither: the test does not name it.
    case testWithoutInput(rule: Int, input: String, test: String)
    /// An answer that the output may not be, and so null; the default where there is no rule.
    case wrongAnswer(rule: Int?, answer: String)
    /// Its hits are ordered by values that no output tells.
    case noOrder
    /// Only what COLLECT lists is aggregated.
    case idleAggregation(String)
    /// Each of these needs the next, and the last needs the first.
    case cycle([String])
    /// The table has more cases than are gone through.
    case notExhausted
  }

  /// A column of a table and the values that it has, as a FEEL test: `Edad` and `< 18`.
  public struct Condition: Hashable, Sendable {
    public let input: String
    public let test: String
  }

  /// A place in a FEEL text.
  public struct Spot: Hashable, Sendable {
    public let text: String
    /// From 1.
    public let column: Int

    /// For messages: its beginning, where it is long.
    public var quote: String { text.beginning }
  }
}

extension DMNModel {
  /// What a careful reader would ask about this model: gaps, overlaps and rules that never decide
  /// in its tables, names and types that are not known, requirements that do not agree with what
  /// is used. The work is bounded whatever the model is.
  ///
  /// - Parameter others: the models that it imports; they are known here and not looked at.
  public func findings(importing others: [DMNModel] = []) -> [Finding] {
    let builder = ModelBuilder([self] + others)
    _ = builder.elements()
    let names = builder.everyName(in: self)
    let domains = Domains(builder: builder, model: self, names: names)
    let types = builder.types[namespace] ?? ItemTypes([])
    return UseCheck(model: self, builder: builder, names: names).findings
      + everyTable.flatMap { element, table, type in
        TableCheck(
          model: self, element: element, table: table, type: type, domains: domains,
          types: types, names: names
        ).findings
      }
  }

  /// Every decision table, however deep it stands in its element's boxes, and the type of what
  /// comes of it where it is an element's whole logic.
  private var everyTable: [(String, DecisionTable, type: String?)] {
    let roots =
      decisions.map { ($0.name, $0.logic, $0.type) }
      + knowledge.map { ($0.name, $0.function?.body, nil) }
    return roots.flatMap { name, root, type in
      (root?.everything ?? []).enumerated().compactMap { place, logic in
        guard case .table(let table) = logic.form else { return nil }
        return (name, table, logic.type ?? (place == 0 ? type : nil))
      }
    }
  }
}

extension Logic {
  /// It and every box within it.
  var everything: [Logic] { [self] + parts.flatMap(\.everything) }

  /// The boxes that stand directly in it.
  var parts: [Logic] {
    switch form {
    case .literal, .table, .missing: []
    case .context(let entries): entries.map(\.value)
    case .relation(_, let rows): rows.flatMap { $0 }
    case .list(let items): items
    case .function(let function): function.body.map { [$0] } ?? []
    case .invocation(let callee, let bindings): [callee] + bindings.compactMap(\.value)
    case .conditional(let one, let two, let three): [one, two, three]
    case .filter(let one, let two), .iteration(_, let one, let two),
      .quantified(_, _, let one, let two):
      [one, two]
    }
  }
}

extension Finding.Matter {
  /// An error makes a model answer null or fail somewhere; the rest is worth a look.
  public var isError: Bool {
    switch self {
    case .overlap, .undeclaredRequirement, .missingRequirement, .missingImport, .unknownName,
      .unknownType, .unreadable, .namesakes, .failingCell, .wrongAnswer, .cycle:
      true
    case .gap, .masked, .duplicate, .neverMatches, .otherKind, .testWithoutInput, .noOrder,
      .idleAggregation,
      .unusedColumn, .mixedColumn, .unusedInput, .unusedRequirement, .notExhausted:
      false
    }
  }
}
