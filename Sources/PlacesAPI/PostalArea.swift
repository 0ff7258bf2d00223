public import Kernel

/// What lies under one postal code, as Correos de México lists it.
public struct PostalArea: Hashable, Sendable {
  /// A colonia, fraccionamiento, ejido, pueblo…: the smallest place that an address names.
  public struct Settlement: Hashable, Sendable {
    public let name: String
    /// "Colonia", "Pueblo", "Ejido"…
    public let kind: String
    public let municipality: String

    public init(name: String, kind: String, municipality: String) {
      self.name = name
      self.kind = kind
      self.municipality = municipality
    }
  }

  public let code: PostalCode
  /// In the order of their names; never empty.
  public let settlements: [Settlement]

  public init(code: PostalCode, settlements: [Settlement]) {
    self.code = code
    self.settlements = settlements
  }

  /// Nearly always one; a few codes straddle a border.
  public var municipalities: [String] {
    var seen: [String] = []
    for place in settlements where !seen.contains(place.municipality) {
      seen.append(place.municipality)
    }
    return seen
  }

  /// As the catalogue writes it, whatever accents and capitals were typed.
  public func municipality(_ typed: String) -> String? {
    let wanted = Search.normalized(typed)
    return municipalities.first { Search.normalized($0) == wanted }
  }

  /// - Parameter municipality: nil looks in all of them.
  public func settlement(_ typed: String, in municipality: String? = nil) -> Settlement? {
    let wanted = Search.normalized(typed)
    return settlements.first {
      $0.municipality == municipality ?? $0.municipality
        && Search.normalized($0.name) == wanted
    }
  }
}
