import Crypto

/// A tenant's tokens as a stylesheet of custom properties: colours, shape and type, never a rule.
public enum BrandStyle {
  /// Light first; the dark ones hold in the dark theme, chosen by the system or by hand.
  /// Names come without dashes (`brand`), values already checked by who owns them.
  public static func css(
    light: [(name: String, value: String)], dark: [(name: String, value: String)]
  ) -> String {
    let lightLines = lines(light)
    let darkLines = lines(dark)
    return """
      :root{\(lightLines)}
      @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(darkLines)}}
      :root[data-theme=dark]{\(darkLines)}

      """
  }

  private static func lines(_ tokens: [(name: String, value: String)]) -> String {
    tokens.filter { isName($0.name) && isValue($0.value) }
      .map { "--\($0.name):\($0.value);" }.joined()
  }

  /// Letters, digits and dashes.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  /// Colours, lengths and font stacks: nothing that could end the declaration or fetch anything.
  private static func isValue(_ text: String) -> Bool {
    let safe = text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
        || " #%.,-'\"()".utf8.contains(byte)
    }
    return safe && !text.isEmpty && text.utf8.count <= 120 && !text.lowercased().contains("url(")
  }

  static func href(_ site: Site) -> String { "/brand.css?v=\(hash(Array(site.brandStyle.utf8)))" }

  static func iconHref(_ site: Site) -> String { "/brand.svg?v=\(hash(icon(site)))" }

  /// The logo, or the initial on the brand's colour.
  static func icon(_ site: Site) -> [UInt8] {
    if let logo = site.logo { return logo }
    let letter = String(site.brandName.prefix(1))
    let svg: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" \
      rx="14" fill="#334155"/><text x="32" y="44" font-family="system-ui,sans-serif" \
      font-size="36" font-weight="700" text-anchor="middle" fill="#fff">\(letter)</text></svg>
      """
    return svg.bytes
  }

  private static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).prefix(5).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
