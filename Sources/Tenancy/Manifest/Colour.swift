/// `#rrggbb`, and how well it reads upon another.
public struct Colour: Hashable, Sendable, Codable {
  public let hex: String

  public init?(_ text: String) {
    let lower = text.lowercased()
    guard lower.count == 7, lower.first == "#",
      lower.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    hex = lower
  }

  /// WCAG 2 contrast in hundredths: 450 is the least for text.
  public func contrast(with other: Colour) -> Int {
    let (one, two) = (luminance, other.luminance)
    let (lighter, darker) = (max(one, two), min(one, two))
    return (lighter + Self.flare) * 100 / (darker + Self.flare)
  }

  /// Relative luminance in hundred-thousandths.
  private var luminance: Int {
    let channels = stride(from: 1, to: 7, by: 2).map { start in
      Self.linear[Int(hex.dropFirst(start).prefix(2), radix: 16) ?? 0]
    }
    return (2126 * channels[0] + 7152 * channels[1] + 722 * channels[2]) / 10_000
  }

  private static let flare = 5_000
}
