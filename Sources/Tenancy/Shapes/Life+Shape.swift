import Kernel
import Lending
import Yams

extension ToldLife {
  /// Terms with what happened beside them; a group's, with its members; or a line.
  static let shape = Shape<ToldLife>(schema: TermsInMarket.shape.schema) { node, reading in
    if node.mapping?.contains(where: { $0.key.scalar?.string == "line" }) ?? false {
      return lineShape.read(node, reading)
    }
    let found = TermsInMarket.shape.read(node.without(besideTerms), reading)
    var told = beside(found?.terms).read(node.only(besideTerms), reading)
    if let found { told?.market = found.market }
    return found == nil ? nil : told
  }

  /// What a body tells beside the terms that it carries as every quote does.
  static func beside(_ terms: LoanTerms?) -> Shape<ToldLife> {
    Shape<ToldLife>(schema: loanShape(nil).schema) { node, reading in
      let isOfGroup = node.mapping?.contains { $0.key.scalar?.string == "group" } ?? false
      let shape = isOfGroup ? groupShape(terms) : loanShape(terms)
      return shape.read(node, reading)
    }
  }

  static let lineShape = Shape<ToldLife>.object(
    Key("line", LineTerms.shape), Key("events", LineEvent.listShape, otherwise: []),
    .optional("asOf", Shape<CalendarDate>.date)
  ) { line, events, asOf in
    ToldLife(credit: .line(line, events), asOf: asOf, isLived: true)
  }

  private static let besideTerms = ["group", "events", "asOf"]

  private static func loanShape(_ terms: LoanTerms?) -> Shape<ToldLife> {
    Shape<ToldLife?>.object(
      .optional("events", ToldChange.listShape), .optional("asOf", Shape<CalendarDate>.date)
    ) { (events: [ToldEvent<ToldChange>]?, asOf: CalendarDate?) in
      terms.map { terms in
        ToldLife(
          credit: .loan(terms, events ?? []), asOf: asOf, isLived: events != nil || asOf != nil)
      }
    }.unwrapped
  }

  private static func groupShape(_ terms: LoanTerms?) -> Shape<ToldLife> {
    Shape<ToldLife?>.object(
      Key("group", GroupPlan.shape),
      Key("events", ToldGroupChange.listShape, otherwise: []),
      .optional("asOf", Shape<CalendarDate>.date)
    ) {
      (group: GroupPlan.Draft, events: [ToldEvent<ToldGroupChange>], asOf: CalendarDate?) in
      terms.map { terms in
        let plan = GroupPlan(terms: terms, group: group.terms, shares: group.shares)
        return ToldLife(credit: .group(plan, events), asOf: asOf, isLived: true)
      }
    }.unwrapped
  }
}

extension ToldLife {
  /// What may be said beside the terms, by its name.
  static let besideSchemas = [
    "line": LineTerms.shape.schema, "group": GroupPlan.shape.schema,
    "events": JSONSchema.object([
      ("description", .string("In the order in which they became known.")),
      (
        "anyOf",
        .array([
          ToldChange.listShape.schema, LineEvent.listShape.schema,
          ToldGroupChange.listShape.schema,
        ])
      ),
    ]),
  ]
}

extension Shape<ToldLife?> {
  /// No value where it has none; the reason was told elsewhere.
  fileprivate var unwrapped: Shape<ToldLife> {
    Shape<ToldLife>(schema: schema) { node, reading in read(node, reading) ?? nil }
  }
}

extension Node {
  /// A mapping's members with these names, and no others.
  fileprivate func only(_ names: [String]) -> Node { filtered { names.contains($0) } }
  fileprivate func without(_ names: [String]) -> Node { filtered { !names.contains($0) } }

  private func filtered(_ keeps: (String) -> Bool) -> Node {
    guard let mapping else { return self }
    let members = mapping.filter { keeps($0.key.scalar?.string ?? "") }
    return .mapping(Mapping(members.map { ($0.key, $0.value) }, tag, .any, mark))
  }
}
