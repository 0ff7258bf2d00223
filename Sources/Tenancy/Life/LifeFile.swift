public import Kernel
public import Lending

/// A file that tells a life: terms written as a product writes its own, with an amount, a day and
/// a number of instalments beside them; or a revolving line's, or a group's; and what happened.
public struct LifeFile: Sendable {
  public let life: ToldLife
  private let file: String
  /// Of each value, by its path.
  private let lines: [String: Int]

  /// Every mistake is told with its line and what to do about it.
  public init(_ bytes: [UInt8], named file: String) throws {
    let (life, reading) = YamlFile(file: file, bytes: bytes).read(ToldLife.shape)
    guard let life else { throw Unreadable(problems: reading.problems) }
    self.life = life
    self.file = file
    lines = reading.lines
  }

  /// What the engine refused, with its line.
  public func telling(_ refusal: LifeRefused) -> Unreadable {
    telling(refusal.message, at: refusal.path)
  }

  public func telling(_ refusal: LineTermsRefused) -> Unreadable {
    telling(refusal.problem.detail, at: refusal.path)
  }

  private func telling(_ message: String, at told: [String]) -> Unreadable {
    let path = told.map { step in Int(step).map { String($0 + 1) } ?? step }
    let places = (0...path.count).reversed().map { path.prefix($0).joined(separator: ".") }
    let line = places.lazy.compactMap { lines[$0] }.first ?? 0
    return Unreadable(problems: [
      ManifestProblem(
        file: file, line: line, message: message,
        whatToDo: "Corrija «\(path.joined(separator: "."))».")
    ])
  }

  public struct Unreadable: Refusal, Hashable {
    public let problems: [ManifestProblem]

    public var problem: Problem {
      Problem(
        "lending/terms-unreadable", status: 422, title: "Las condiciones tienen errores",
        detail: problems.map(\.description).joined(separator: "\n"))
    }
  }
}
