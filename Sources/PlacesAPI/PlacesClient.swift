public import Kernel

/// What other modules may ask of Places: what lies under a postal code.
public struct PlacesClient: Sendable {
  /// Nil where the catalogue does not have that code, or was never loaded.
  public var area: @Sendable (PostalCode) async throws -> PostalArea?
  /// Whether an operator has loaded a catalogue at all.
  public var isLoaded: @Sendable () async throws -> Bool

  public init(
    area: @escaping @Sendable (PostalCode) async throws -> PostalArea?,
    isLoaded: @escaping @Sendable () async throws -> Bool
  ) {
    self.area = area
    self.isLoaded = isLoaded
  }
}
