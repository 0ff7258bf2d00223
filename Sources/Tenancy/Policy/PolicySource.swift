public import DMN
import Documents

/// A policy as the institution wrote it: `policies/<use>.v<n>.dmn`. A version that was published
/// never changes.
public struct PolicySource: Hashable, Sendable, Codable {
  /// What is decided with it.
  public enum Use: String, Hashable, Sendable, Codable, CaseIterable {
    case prequalification, origination

    /// As people read it.
    public var words: String {
      switch self {
      case .prequalification: "Precalificación"
      case .origination: "Originación"
      }
    }
  }

  public let use: Use
  public let version: Int
  public let sha256: String
  public let source: String

  public init(use: Use, version: Int, source: String) {
    self.use = use
    self.version = version
    self.source = source
    sha256 = SHA256.hex(Array(source.utf8))
  }

  /// `prequalification/v1`.
  public var name: String { "\(use.rawValue)/v\(version)" }

  public func model() throws(XMLRefused) -> DMNModel { try DMNModel(source) }
}

/// The decisions that a policy must hold, and those that it may, by name.
public enum PolicyDecision: String, Sendable, CaseIterable {
  /// `aprobar`, `revisar` or `rechazar`.
  case outcome = "resultado"
  /// Codes; never none.
  case reasons = "razones"
  /// A relation: `código`, `texto`.
  case texts = "textos"
  /// Codes of what must be met before the money leaves.
  case conditions = "condiciones"
  /// Contexts: `monto` in pesos and `pagos`, how many.
  case offers = "ofertas"

  public var isRequired: Bool {
    switch self {
    case .outcome, .reasons, .texts: true
    case .conditions, .offers: false
    }
  }
}

/// How a policy answers, as it is written in a model.
public enum PolicyOutcome: String, Sendable, CaseIterable {
  case approve = "aprobar"
  case refer = "revisar"
  case decline = "rechazar"
}

extension Manifest {
  /// The policy in force for a use: its highest version, or the prequalification's where the
  /// institution wrote none for it. Nil where it has no policy at all.
  public func policy(for use: PolicySource.Use) -> PolicySource? {
    let own = policies.filter { $0.use == use }.max { $0.version < $1.version }
    guard own == nil, use != .prequalification else { return own }
    return policy(for: .prequalification)
  }
}
