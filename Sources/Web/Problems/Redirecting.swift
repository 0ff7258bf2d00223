public import Kernel

/// A refusal that a person mends somewhere else: sign in, confirm it is you. A program gets the
/// problem as usual.
public protocol Redirecting: Refusal {
  func location(from path: String) -> Href
}
