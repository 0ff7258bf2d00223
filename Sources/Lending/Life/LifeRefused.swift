public import Kernel

/// Why a life that somebody tells cannot have been.
public struct LifeRefused: Refusal, Hashable {
  /// From the outside in: `events`, `3`, `payment`. Events are counted from 0.
  public let path: [String]
  public let message: String

  public init(_ path: [String], _ message: String) {
    self.path = path
    self.message = message
  }

  public var problem: Problem {
    Problem(
      "lending/life-refused", status: 422, title: "Eso no pudo haber pasado", detail: message,
      members: ["field": field], errors: [FieldError("/" + path.joined(separator: "/"), message)])
  }

  /// `events[3].payment`.
  private var field: String {
    path.reduce("") { text, step in
      Int(step) != nil ? "\(text)[\(step)]" : text.isEmpty ? step : "\(text).\(step)"
    }
  }
}

extension LifeRefused {
  /// An event that the engine refused.
  init(event index: Int, _ name: String, _ problem: Problem) {
    self.init(["events", String(index), name], problem.detail)
  }
}
