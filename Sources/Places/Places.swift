import Kernel
public import PlacesAPI
public import Postgres

/// Places knows what lies under each postal code, once an operator has loaded the catalogue.
public struct Places: Sendable {
  let database: Database

  public init(database: Database) {
    self.database = database
  }

  public var client: PlacesClient {
    PlacesClient(
      area: { code in
        let found = try await database.system { db in try await db.settlements(under: code) }
          .sorted { Search.normalized($0.name) < Search.normalized($1.name) }
        return found.isEmpty ? nil : PostalArea(code: code, settlements: found)
      },
      isLoaded: {
        try await database.system { db in try await db.postalCatalogue() } != nil
      })
  }

  /// Takes in a file of Correos de México; see `ImportPostalCodes`.
  public func load(
    _ bytes: [UInt8], allowsFewer: Bool
  ) async throws -> PostalCatalogue {
    try await ImportPostalCodes(database: database)(bytes, allowsFewer: allowsFewer)
  }
}
