import Identity
import Synchronization
import Web

/// A face that is asked for before it is built: two modules that need a question of each other.
/// It is filled once, while the house is put together.
final class Late<Face: Sendable>: Sendable {
  private let face = Mutex<Face?>(nil)

  func fill(_ value: Face) { face.withLock { $0 = value } }

  func callAsFunction() -> Face {
    guard let value = face.withLock({ $0 }) else {
      preconditionFailure("the house answers only once it stands")
    }
    return value
  }
}

extension Late<StepUp> {
  /// Asks whoever is signed in to prove it again; throws what sends them to do so.
  var freshProof: @Sendable (Visit, Href) throws -> Void {
    { visit, back in try self().require(visit, from: back) }
  }
}
