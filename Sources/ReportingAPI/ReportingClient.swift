public import Kernel

/// A queue of work: how many wait and where they are looked at. Modules offer theirs to the home.
public struct WorkQueue: Hashable, Sendable {
  public let title: String
  public let count: Int
  public let path: String
  /// Nil where whoever asked gave only what that person may open.
  public let permission: Permission?

  public init(title: String, count: Int, path: String, permission: Permission? = nil) {
    self.title = title
    self.count = count
    self.path = path
    self.permission = permission
  }
}
