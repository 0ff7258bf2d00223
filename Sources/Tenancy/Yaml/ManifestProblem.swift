/// Something in a manifest that must change, where it is and what to do about it.
public struct ManifestProblem: Hashable, Sendable, Codable {
  /// Inside the institution's folder: `products/credito-personal.yaml`.
  public let file: String
  /// Counted from 1; 0 where it concerns the whole file.
  public let line: Int
  public let message: String
  public let whatToDo: String

  public init(file: String, line: Int, message: String, whatToDo: String) {
    self.file = file
    self.line = line
    self.message = message
    self.whatToDo = whatToDo
  }
}

extension ManifestProblem: CustomStringConvertible {
  /// `tenant.yaml:12: …`, as compilers write it, so that editors can jump there.
  public var description: String { "\(file):\(line): \(message) \(whatToDo)" }
}

extension ManifestProblem: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.file, lhs.line, lhs.message) < (rhs.file, rhs.line, rhs.message)
  }
}
