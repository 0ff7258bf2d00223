public import Kernel

/// A refusal that a person mends somewhere else: sign in, confirm it is you. A program gets the
/// problem as usual.
public protocol Redirecting: Refusal {
  func location(from path: String) -> Href
  /// What to answer instead of leading away, so that nothing typed is lost; nil to lead away.
  func reply(to visit: Visit) -> Reply?
}

extension Redirecting {
  public func reply(to visit: Visit) -> Reply? { nil }
}
