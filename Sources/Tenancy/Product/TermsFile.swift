public import Kernel
public import Lending

/// Terms of one loan, written as a product writes its own, with an amount, a day and a number of
/// instalments beside them.
public struct TermsFile: Sendable {
  public let terms: LoanTerms

  /// Every mistake is told with its line and what to do about it.
  public init(_ bytes: [UInt8], named file: String) throws {
    let (terms, reading) = YamlFile(file: file, bytes: bytes).read(LoanTerms.shape)
    guard let terms else { throw Unreadable(problems: reading.problems) }
    self.terms = terms
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
