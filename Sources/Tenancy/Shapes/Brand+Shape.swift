import Yams

extension Brand {
  static let shape = Shape<Brand>.object(
    Key("logo", .matching("[a-z0-9-]+\\.svg", "Escriba el nombre de un SVG de esta carpeta.")),
    Key("light", Palette.shape),
    Key("dark", Palette.shape),
    Key("radius", Shape<Radius>.choice, otherwise: .soft),
    Key("textFont", Shape<Typeface>.choice, otherwise: .system),
    Key("displayFont", Shape<Typeface>.choice, otherwise: .system),
    make: Brand.init)
}

extension Brand.Palette {
  static let leastContrast = 450

  /// Colours that nobody could read upon each other are refused where they are written.
  static let shape = Shape<Brand.Palette>(schema: colours.schema) { node, reading in
    guard let palette = colours.read(node, reading) else { return nil }
    let unreadable = palette.readings.filter { $0.1.contrast(with: $0.3) < leastContrast }
    for (name, colour, ground, other) in unreadable {
      let ratio = hundredths(colour.contrast(with: other))
      let value = node.mapping?.first { $0.key.scalar?.string == name }?.value
      reading.refuse(
        value ?? node,
        "«\(name)» \(colour.hex) sobre «\(ground)» \(other.hex) tiene contraste \(ratio).",
        "Necesita al menos 4.5 (WCAG AA): oscurezca uno o aclare el otro.")
    }
    return unreadable.isEmpty ? palette : nil
  }

  private static let colours = Shape<Brand.Palette>.object(
    Key("brand", .colour), Key("onBrand", .colour), Key("brandSoft", .colour),
    Key("onBrandSoft", .colour), Key("accent", .colour), Key("onAccent", .colour),
    Key("paper", .colour), Key("surface", .colour), Key("ink", .colour), Key("muted", .colour),
    Key("line", .colour), Key("link", .colour), make: Brand.Palette.init)

  private static func hundredths(_ ratio: Int) -> String {
    "\(ratio / 100).\(ratio % 100 < 10 ? "0" : "")\(ratio % 100)"
  }
}

extension Shape where Value == Colour {
  static var colour: Shape {
    let text = Shape<String>.matching(
      "#[0-9a-fA-F]{6}", "Escriba el color entre comillas: \"#0b5d4e\".")
    return Shape(schema: text.schema) { node, reading in
      text.read(node, reading).flatMap { Colour($0) }
    }
  }
}
