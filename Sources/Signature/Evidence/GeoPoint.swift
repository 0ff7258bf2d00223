/// Where a phone said it was: millionths of a degree, exact as it was sent.
struct GeoPoint: Hashable, Sendable, Codable, CustomStringConvertible {
  let latitudeMicro: Int
  let longitudeMicro: Int
  let accuracyMeters: Int

  /// From decimal degrees as a browser writes them; nil where it is no place on earth.
  init?(latitude: String, longitude: String, accuracy: String) {
    guard let north = Self.micro(latitude, within: 90),
      let east = Self.micro(longitude, within: 180), let metres = Int(accuracy),
      (0...100_000).contains(metres)
    else { return nil }
    latitudeMicro = north
    longitudeMicro = east
    accuracyMeters = metres
  }

  /// `19.432600, -99.133200 (± 20 m)`
  var description: String {
    "\(Self.degrees(latitudeMicro)), \(Self.degrees(longitudeMicro)) (± \(accuracyMeters) m)"
  }

  private static func micro(_ text: String, within limit: Int) -> Int? {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), text.count <= 12,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), whole <= limit
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1].prefix(6)) : ""
    let padded = decimals + String(repeating: "0", count: 6 - decimals.count)
    guard let fraction = Int(padded), whole * 1_000_000 + fraction <= limit * 1_000_000
    else { return nil }
    return (isNegative ? -1 : 1) * (whole * 1_000_000 + fraction)
  }

  private static func degrees(_ micro: Int) -> String {
    let (whole, fraction) = micro.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(fraction)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return (micro < 0 ? "-" : "") + "\(whole).\(padded)"
  }
}
