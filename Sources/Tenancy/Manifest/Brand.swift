/// How an institution looks: tokens from which the server writes custom properties. Never CSS.
public struct Brand: Hashable, Sendable, Codable {
  public let logo: String
  public let light: Palette
  public let dark: Palette
  public let radius: Radius
  public let textFont: Typeface
  public let displayFont: Typeface

  public enum Radius: String, Hashable, Sendable, Codable, CaseIterable {
    case square, soft, round

    var css: String {
      switch self {
      case .square: "2px"
      case .soft: "8px"
      case .round: "16px"
      }
    }
  }

  /// Families that every system has: nothing is downloaded.
  public enum Typeface: String, Hashable, Sendable, Codable, CaseIterable {
    case system, humanist, geometric, oldStyle, slab

    var css: String {
      switch self {
      case .system: "system-ui, sans-serif"
      case .humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', sans-serif"
      case .geometric: "Avenir, Montserrat, Corbel, 'URW Gothic', source-sans-pro, sans-serif"
      case .oldStyle: "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, serif"
      case .slab: "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', serif"
      }
    }
  }

  /// The colours of one theme.
  public struct Palette: Hashable, Sendable, Codable {
    public let brand: Colour
    public let onBrand: Colour
    public let brandSoft: Colour
    public let onBrandSoft: Colour
    public let accent: Colour
    public let onAccent: Colour
    public let paper: Colour
    public let surface: Colour
    public let ink: Colour
    public let muted: Colour
    public let line: Colour
    public let link: Colour
  }
}

extension Brand {
  /// One `--name: value;` a line; the dark theme's with `--dark-` before.
  public var customProperties: String {
    let themes = [("", light), ("dark-", dark)]
    let colours = themes.flatMap { lead, palette in
      palette.tokens.map { "--\(lead)\($0): \($1.hex);" }
    }
    let shapes = [
      "--radius: \(radius.css);", "--font-text: \(textFont.css);",
      "--font-display: \(displayFont.css);",
    ]
    return (colours + shapes).joined(separator: "\n")
  }
}

extension Brand.Palette {
  var tokens: [(String, Colour)] {
    [
      ("brand", brand), ("on-brand", onBrand), ("brand-soft", brandSoft),
      ("on-brand-soft", onBrandSoft), ("accent", accent), ("on-accent", onAccent),
      ("paper", paper), ("surface", surface), ("ink", ink), ("muted", muted), ("line", line),
      ("link", link),
    ]
  }

  /// Pairs in which the first is read upon the second.
  var readings: [(String, Colour, String, Colour)] {
    [
      ("onBrand", onBrand, "brand", brand),
      ("onBrandSoft", onBrandSoft, "brandSoft", brandSoft),
      ("onAccent", onAccent, "accent", accent), ("ink", ink, "paper", paper),
      ("ink", ink, "surface", surface), ("muted", muted, "paper", paper),
      ("muted", muted, "surface", surface), ("link", link, "paper", paper),
      ("link", link, "surface", surface),
    ]
  }
}
