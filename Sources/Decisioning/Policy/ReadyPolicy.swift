import DMN
import DecisioningAPI
import Kernel
import Tenancy

/// A policy compiled once, asked as often as one likes. Pure: the same text and the same inputs are
/// the same answer for ever.
struct ReadyPolicy: Sendable {
  let source: PolicySource
  private let model: DecisionModel
  private let texts: PolicyTexts

  /// Nil where the text is no model, which a published one never is.
  init?(_ source: PolicySource) {
    guard let written = try? source.model() else { return nil }
    self.source = source
    model = DecisionModel(written)
    texts = PolicyTexts(
      model.evaluate(
        PolicyDecision.texts.rawValue, inputs: FEELContext(), Evaluation(limits: .policy)))
  }

  /// The variables that it names.
  var variables: [PolicyVariable] {
    PolicyVariable.allCases.filter { variable in
      model.model.inputs.contains { $0.name == variable.rawValue }
    }
  }

  func answer(_ inputs: PolicyInputs) -> PolicyAnswer {
    let run = Evaluation(limits: .policy, tracing: true)
    do throws(PolicyReading.Refused) {
      let reading = try PolicyReading(of: model, texts: texts, inputs: inputs.context, run)
      guard run.faults.isEmpty else { return failed(run) }
      return PolicyAnswer(
        outcome: Decision.Outcome(reading.outcome), reasons: reasons(reading.reasons),
        conditions: reasons(reading.conditions), offers: reading.offers.map(DecisionOffer.init),
        trace: run.trace.steps, faults: [])
    } catch {
      return failed(run, error)
    }
  }

  private func reasons(_ codes: [String]) -> [DecisionReason] {
    codes.compactMap { code in
      texts.byCode[code].map { DecisionReason(code: code, message: $0) }
    }
  }

  private func failed(_ run: Evaluation, _ refused: PolicyReading.Refused? = nil) -> PolicyAnswer {
    let faults =
      run.faults.isEmpty ? refused.map { [$0.message] } ?? [] : run.faults.map(\.words)
    return .failed(faults, after: run.trace.steps)
  }
}

extension Decision.Outcome {
  fileprivate init(_ outcome: PolicyOutcome) {
    switch outcome {
    case .approve: self = .approved
    case .refer: self = .referred
    case .decline: self = .declined
    }
  }
}

extension DecisionOffer {
  fileprivate init(_ offer: PolicyReading.Offer) {
    self.init(amount: offer.amount, installmentCount: offer.installmentCount)
  }
}
