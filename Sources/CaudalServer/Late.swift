import Synchronization

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
