public import Kernel

/// Why some flows have no CAT.
public enum CATRefused: Refusal, Hashable {
  /// The borrower pays back less than was received: no rate, or a negative one.
  case noCost
  /// There is a cost, and no positive rate makes what is paid worth what is received.
  case noRate
  /// There are no flows, or they are worth nothing at every rate.
  case undetermined
  /// There is a rate, of more digits than a figure can have.
  case beyondMeasure

  public var problem: Problem {
    Problem(
      "lending/cat-refused", status: 422, title: "El CAT no se puede calcular", detail: detail,
      members: ["reason": reason])
  }

  private var reason: String {
    switch self {
    case .noCost: "noCost"
    case .noRate: "noRate"
    case .undetermined: "undetermined"
    case .beyondMeasure: "beyondMeasure"
    }
  }

  private var detail: String {
    switch self {
    case .noCost: "El cliente paga menos de lo que recibe."
    case .noRate: "Ninguna tasa positiva iguala lo que el cliente paga con lo que recibe."
    case .undetermined: "Los flujos no determinan una tasa."
    case .beyondMeasure: "La tasa es demasiado alta para expresarla."
    }
  }
}

extension Result where Success == CAT, Failure == CATRefused {
  var found: CAT? {
    switch self {
    case .success(let cat): cat
    case .failure: nil
    }
  }
}
