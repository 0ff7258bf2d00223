public import Kernel

/// Every connection was busy for longer than a request may wait: come back in a moment.
public struct PoolExhausted: Refusal, Hashable {
  public let connectionsMax: Int

  public var problem: Problem {
    Problem(
      "busy", status: 503, title: "Hay mucha actividad en este momento",
      detail: "No se hizo ningún cambio. Intenta de nuevo en unos segundos.")
  }
}
