public import DMN
public import Kernel

/// What a policy's decisions come to, read in one way: before it is in force, when it is tried
/// out, and with every answer after.
public struct PolicyReading: Hashable, Sendable {
  public let outcome: PolicyOutcome
  /// Codes of its texts, each once; never none.
  public let reasons: [String]
  public let conditions: [String]
  public let offers: [Offer]

  public struct Offer: Hashable, Sendable {
    public let amount: Money
    public let installmentCount: Int?
  }

  /// A decision came to something that is no answer.
  public struct Refused: Error, Hashable {
    public let decision: PolicyDecision
    /// As FEEL writes it.
    public let said: String
  }

  /// - Throws: `Refused`; what it is said of may be null because of a fault, which `run` has.
  public init(
    of model: DecisionModel, texts: PolicyTexts, inputs: FEELContext, _ run: Evaluation
  ) throws(Refused) {
    func read<Answer>(
      _ decision: PolicyDecision, _ reading: (FEELValue) -> Answer?
    ) throws(Refused) -> Answer {
      let value: FEELValue =
        model.model.has(decision)
        ? model.evaluate(decision.rawValue, inputs: inputs, run) : .list(FEELList([]))
      guard let answer = reading(value) else {
        throw Refused(decision: decision, said: value.text)
      }
      return answer
    }
    outcome = try read(.outcome, PolicyOutcome.init)
    reasons = try read(.reasons) { texts.codes($0).flatMap { $0.isEmpty ? nil : $0 } }
    conditions = try read(.conditions) { $0.isNull ? nil : texts.codes($0) }
    offers = try read(.offers) { value in
      if value.isNull { return nil }
      let offers = value.asItems.map(Offer.init)
      return offers.contains(nil) ? nil : offers.compactMap { $0 }
    }
  }
}

extension DMNModel {
  /// Whether the institution wrote it.
  func has(_ decision: PolicyDecision) -> Bool {
    decisions.contains { $0.name == decision.rawValue }
  }
}

extension PolicyOutcome {
  fileprivate init?(_ value: FEELValue) {
    guard case .string(let text) = value else { return nil }
    self.init(rawValue: text)
  }
}

extension PolicyTexts {
  /// Each once; nil where one is not known.
  fileprivate func codes(_ value: FEELValue) -> [String]? {
    var codes: [String] = []
    for item in value.asItems {
      guard case .string(let code) = item, byCode[code] != nil else { return nil }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}

extension PolicyReading.Offer {
  /// Nil where it has no amount in whole centavos, or a number of payments that is none.
  fileprivate init?(_ value: FEELValue) {
    guard case .context(let offer) = value, case .number(let pesos)? = offer["monto"],
      let centavos = pesos.multiplied(by: Decimal128(100))?.whole, centavos > 0
    else { return nil }
    amount = .centavos(Int64(centavos))
    switch offer["pagos"] {
    case .number(let payments)?:
      guard let whole = payments.whole, whole > 0 else { return nil }
      installmentCount = whole
    case nil, .null?: installmentCount = nil
    case .some: return nil
    }
  }
}
