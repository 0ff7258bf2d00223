/// A piece of FEEL text.
struct Token: Sendable {
  let kind: Kind
  /// As written; of a string, what it says.
  let text: String
  /// Code points from the start of the text.
  let range: Range<Int>

  enum Kind: Sendable { case number, string, name, symbol, end }
}

/// Why a text is no FEEL, and where.
public struct FEELSyntaxError: Error, Hashable, Sendable {
  public let told: Told
  /// Code points before it.
  public let offset: Int

  init(message told: Told, offset: Int) {
    self.told = told
    self.offset = offset
  }

  public var message: String { told.english }
}
