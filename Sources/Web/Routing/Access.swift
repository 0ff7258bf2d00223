public import Kernel

/// Who a route lets in. It is checked before the handler runs.
public enum Access: Hashable, Sendable {
  case anyone
  case borrower
  case anyStaff
  case staff(Permission)
  /// A program whose key has the scope.
  case key(scope: String)
  /// A provider that proves itself by signature: no session, no token.
  case hook
}
