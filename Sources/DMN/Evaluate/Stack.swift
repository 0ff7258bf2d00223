internal import Foundation

/// How deep a thread may still go: recursion is bounded by what its stack holds, so that a model
/// is refused where it would crash.
final class Stack {
  private var top: UInt = 0
  private var floor: UInt = .max

  /// What is used before the thread is asked, which takes a while.
  private static let unasked: UInt = 96 * 1_024
  /// What is left for what goes no deeper.
  private static let reserve: UInt = 128 * 1_024

  /// False where little is left.
  var hasRoom: Bool {
    let here = Self.here
    if here <= top, here >= floor { return true }
    if top == 0 {
      (top, floor) = (here + 4_096, here - Self.unasked)
      return true
    }
    return ask(here)
  }

  /// About where the stack ends now: it grows downwards.
  private static var here: UInt {
    var byte: UInt8 = 0
    return withUnsafeMutablePointer(to: &byte) { UInt(bitPattern: $0) }
  }

  private func ask(_ here: UInt) -> Bool {
    guard let (lowest, size) = Self.bounds else { return false }
    (top, floor) = (lowest + size, lowest + min(Self.reserve, size / 3))
    return here >= floor
  }

  private typealias Attributes = UnsafeMutableRawPointer
  /// GNU's own, which the headers show only to who asks for it.
  private typealias Ask = @convention(c) (pthread_t, Attributes) -> CInt

  /// The lowest address of this thread's stack and its size, in bytes.
  private static var bounds: (lowest: UInt, size: UInt)? {
    guard let symbol = dlsym(nil, "pthread_getattr_np") else { return nil }
    let ask = unsafeBitCast(symbol, to: Ask.self)
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard ask(pthread_self(), attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(attributes) }
    var (lowest, size): (UnsafeMutableRawPointer?, Int) = (nil, 0)
    guard pthread_attr_getstack(attributes, &lowest, &size) == 0 else { return nil }
    return (UInt(bitPattern: lowest), UInt(size))
  }
}
