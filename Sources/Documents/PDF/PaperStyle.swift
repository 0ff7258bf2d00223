/// Sizes and distances of a printed page, in points. Letter, and no type under the eight points
/// that the CONDUSEF provisions ask of contracts.
enum PaperStyle {
  static let width = 612.0
  static let height = 792.0
  static let side = 54.0
  static let firstTop = 105.0
  static let laterTop = 78.0
  static let bottom = 735.0
  static let fonts = "Inter, Noto Sans, DejaVu Sans"

  static let body = 9.0
  static let cell = 8.2
  static let small = 8.0
  static let figure = 21.0

  static func heading(_ level: Int) -> (size: Double, before: Double, after: Double) {
    switch level {
    case 1: (17, 0, 9)
    case 2: (11, 8, 3.5)
    default: (9.2, 9, 3)
    }
  }

  static let paragraphAfter = 6.0
  static let lineGap = 2.6
  static let indent = 16.0
  static let cellPadding = 3.8
}

/// A colour to paint with, each part from 0 to 1.
struct Ink: Hashable {
  let red: Double
  let green: Double
  let blue: Double

  static let text = Ink(grey: 0.11)
  static let muted = Ink(grey: 0.38)
  static let hairline = Ink(grey: 0.80)
  static let watermark = Ink(grey: 0.95)
  static let alarm = Ink(red: 0.70, green: 0.11, blue: 0.09)

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(grey: Double) { self.init(red: grey, green: grey, blue: grey) }

  /// From `#rrggbb`; dark grey where it is not one.
  init(hex: String) {
    let digits = hex.drop { $0 == "#" }
    guard digits.count == 6, let number = UInt32(digits, radix: 16) else {
      self = .text
      return
    }
    func part(_ shift: UInt32) -> Double { Double(number >> shift & 0xFF) / 255 }
    self.init(red: part(16), green: part(8), blue: part(0))
  }

  /// This colour, so much of it, on white.
  func tint(_ share: Double) -> Ink {
    Ink(
      red: 1 - (1 - red) * share, green: 1 - (1 - green) * share, blue: 1 - (1 - blue) * share)
  }
}
