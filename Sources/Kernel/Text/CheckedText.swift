/// A text that was read once at the door and is a fact ever after: a `String` is a claim, a
/// `CLABE` is a fact. Its description hides it; ask for `text` where it is truly needed.
public protocol CheckedText: Hashable, Sendable, Codable, CustomStringConvertible {
  /// As a person typed it: spaces, hyphens and lower case are forgiven.
  init(parsing typed: String) throws(Malformed)
  /// The one form in which it is stored and sent.
  var text: String { get }
}

/// Why a typed text is not what it should be, in words that stand beside the field.
public struct Malformed: Error, Hashable, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }
}

extension CheckedText {
  /// Nil where `init(parsing:)` would explain what is wrong.
  public init?(_ typed: String) {
    do throws(Malformed) { try self.init(parsing: typed) } catch { return nil }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let typed = try container.decode(String.self)
    do throws(Malformed) {
      self = try Self(parsing: typed)
    } catch {
      throw DecodingError.malformed(error.message, at: decoder.codingPath)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The last four characters, as a log or a list may show them.
  public var masked: String { "••••" + text.suffix(4) }

  public var description: String { masked }
}

extension String {
  /// Upper case and without the spaces, hyphens and dots that people write between groups.
  var compacted: String {
    uppercased().filter { !$0.isWhitespace && !"-–.".contains($0) }
  }

  var isASCIIDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
