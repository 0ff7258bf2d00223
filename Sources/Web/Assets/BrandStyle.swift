/// A tenant's tokens as a stylesheet of custom properties: colours, shape and type, never a rule.
enum BrandStyle {
  static func css(_ site: Site) -> [UInt8] {
    Array(":root{\n\(site.brandStyle)\n}\n".utf8)
  }

  static func href(_ site: Site) -> String { "/brand.css?v=\(hash(Array(site.brandStyle.utf8)))" }

  static func logoHref(_ site: Site) -> String {
    "/brand.svg?v=\(hash(site.logo ?? []))"
  }

  static func iconHref(_ site: Site) -> String { "/icon.svg?v=\(hash(icon(site)))" }

  /// The initial on the brand's colour.
  static func icon(_ site: Site) -> [UInt8] {
    let letter = String(site.brandName.prefix(1))
    let svg: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" \
      rx="14" fill="\(token("brand", of: site) ?? "#24505e")"/>\
      <text x="32" y="45" font-family="system-ui,sans-serif" font-size="38" font-weight="700" \
      text-anchor="middle" fill="\(token("on-brand", of: site) ?? "#fff")">\(letter)</text></svg>
      """
    return svg.bytes
  }

  /// The value of one custom property.
  private static func token(_ name: String, of site: Site) -> String? {
    site.brandStyle.split { $0 == "\n" || $0 == ";" }
      .map { Form.trimmed(String($0)) }
      .first { $0.hasPrefix("--\(name):") }
      .map { Form.trimmed(String($0.dropFirst(name.count + 3))) }
  }

  /// Names a version of the bytes (FNV-1a): it only has to differ when they do.
  private static func hash(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}
