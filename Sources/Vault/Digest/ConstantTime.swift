import CSodium

/// Compares secrets in a time that says nothing about where they differ.
public func constantTimeEquals(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
  guard lhs.count == rhs.count else { return false }
  return sodium_memcmp(lhs, rhs, lhs.count) == 0
}
