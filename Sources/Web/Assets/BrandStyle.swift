import Crypto

/// A tenant's tokens as a stylesheet of custom properties: colours, shape and type, never a rule.
enum BrandStyle {
  static func css(_ site: Site) -> [UInt8] {
    Array(":root{\n\(site.brandStyle)\n}\n".utf8)
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
