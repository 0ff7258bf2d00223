import Synchronization
import Tenancy

/// Policies by what they say, compiled when first asked: a hash never comes to mean another text.
final class ReadyPolicies: Sendable {
  private let ready = Mutex<[String: ReadyPolicy]>([:])
  private static let most = 500

  /// Nil where the text is no model.
  func policy(_ source: PolicySource) -> ReadyPolicy? {
    if let known = ready.withLock({ $0[source.sha256] }), known.source == source { return known }
    guard let policy = ReadyPolicy(source) else { return nil }
    ready.withLock { ready in
      if ready.count >= Self.most { ready.removeAll() }
      ready[source.sha256] = policy
    }
    return policy
  }

  /// A person answers where there is no policy, or none that can be read.
  func answer(_ source: PolicySource?, to inputs: PolicyInputs) -> PolicyAnswer {
    guard let source else { return .failed(["la institución no tiene una política"]) }
    return policy(source)?.answer(inputs) ?? .failed(["la política no se puede leer"])
  }
}
