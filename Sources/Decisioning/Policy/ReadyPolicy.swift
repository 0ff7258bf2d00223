import DMN
import DecisioningAPI
import Kernel
import Tenancy

/// A policy compiled once, asked as often as one likes. Pure: the same text and the same inputs are
/// the same answer for ever.
struct ReadyPolicy: Sendable {
  let source: PolicySource
  private let model: DecisionModel
  private let words: [String: TableWords]
  private let texts: PolicyTexts
  private let isAsked: Set<PolicyDecision>

  /// Nil where the text is no model, which a published one never is.
  init?(_ source: PolicySource) {
    guard let written = try? source.model() else { return nil }
    self.source = source
    model = DecisionModel(written)
    words = Dictionary(written.tables.map { ($0.decision, $0) }) { first, _ in first }
    texts = PolicyTexts(
      model.evaluate(
        PolicyDecision.texts.rawValue, inputs: FEELContext(), Evaluation(limits: .policy)))
    isAsked = Set(
      PolicyDecision.allCases.filter { asked in
        asked.isRequired || written.decisions.contains { $0.name == asked.rawValue }
      })
  }

  /// The variables that it names.
  var variables: [PolicyVariable] {
    PolicyVariable.allCases.filter { variable in
      model.model.inputs.contains { $0.name == variable.rawValue }
    }
  }

  func answer(_ inputs: PolicyInputs) -> PolicyAnswer {
    let run = Evaluation(limits: .policy, tracing: true)
    let given = inputs.context
    func value(of decision: PolicyDecision) -> FEELValue {
      guard isAsked.contains(decision) else { return .list(FEELList([])) }
      return model.evaluate(decision.rawValue, inputs: given, run)
    }
    let outcome = Decision.Outcome(value(of: .outcome))
    let reasons = texts.reasons(value(of: .reasons))
    let conditions = texts.reasons(value(of: .conditions))
    let offers = [DecisionOffer](value(of: .offers))
    let trace = Tracer(words: words).steps(of: run.trace)
    guard run.faults.isEmpty else {
      return .failed(run.faults.map(\.description), after: trace)
    }
    guard let outcome, let reasons, !reasons.isEmpty, let conditions, let offers else {
      return .failed(["the policy answers with what is not known"], after: trace)
    }
    return PolicyAnswer(
      outcome: outcome, reasons: reasons, conditions: conditions, offers: offers, trace: trace,
      faults: [])
  }
}

extension Decision.Outcome {
  fileprivate init?(_ value: FEELValue) {
    guard case .string(let text) = value, let said = PolicyOutcome(rawValue: text) else {
      return nil
    }
    switch said {
    case .approve: self = .approved
    case .refer: self = .referred
    case .decline: self = .declined
    }
  }
}

extension PolicyTexts {
  /// The texts of a list of codes, each once; nil where one is not known.
  fileprivate func reasons(_ value: FEELValue) -> [DecisionReason]? {
    var reasons: [DecisionReason] = []
    for item in value.listed {
      guard case .string(let code) = item, let text = byCode[code] else { return nil }
      let reason = DecisionReason(code: code, message: text)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }
}

extension [DecisionOffer] {
  /// Nil where one has no amount in whole centavos, or a number of payments that is none.
  fileprivate init?(_ value: FEELValue) {
    self = []
    for item in value.listed {
      guard case .context(let offer) = item, case .number(let pesos)? = offer["monto"],
        let centavos = pesos.multiplied(by: Decimal128(100))?.whole, centavos > 0
      else { return nil }
      var count: Int?
      switch offer["pagos"] {
      case .number(let payments)?:
        guard let whole = payments.whole, whole > 0 else { return nil }
        count = whole
      case nil, .null?: break
      case .some: return nil
      }
      append(DecisionOffer(amount: .centavos(Int64(centavos)), installmentCount: count))
    }
  }
}

extension FEELValue {
  /// A list is its items, as FEEL has it; anything else is a list of one.
  fileprivate var listed: [FEELValue] {
    switch self {
    case .list(let list): list.items
    case .null: []
    case .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .context,
      .range, .function:
      [self]
    }
  }
}
