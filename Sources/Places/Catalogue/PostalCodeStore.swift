import Kernel
public import PlacesAPI
public import Postgres

extension PostalCatalogue: RowDecodable {
  public init(row: Row) throws(ColumnMismatch) {
    version = try row["version"]
    sha256 = try row["sha256"]
    codeCount = try row["code_count"]
    settlementCount = try row["settlement_count"]
  }
}

extension PostalArea.Settlement: RowDecodable {
  public init(row: Row) throws(ColumnMismatch) {
    self.init(
      name: try row["name"], kind: try row["kind"], municipality: try row["municipality"])
  }
}

extension Transaction {
  /// One load at a time; readers go on.
  func lockPostalCatalogue() async throws {
    try await execute("LOCK TABLE system.postal_catalogue IN EXCLUSIVE MODE")
  }

  /// The one in force.
  func postalCatalogue() async throws -> PostalCatalogue? {
    try await row(
      PostalCatalogue.self,
      """
      SELECT version, sha256, code_count, settlement_count
      FROM system.postal_catalogue
      ORDER BY version DESC
      LIMIT 1
      """)
  }

  func add(_ catalogue: PostalCatalogue) async throws {
    try await execute(
      """
      INSERT INTO system.postal_catalogue
        (version, sha256, code_count, settlement_count)
      VALUES (\(catalogue.version), \(catalogue.sha256), \(catalogue.codeCount),
        \(catalogue.settlementCount))
      """)
  }

  func add(_ lines: [PostalFile.Line], of version: Int) async throws {
    try await execute(
      """
      INSERT INTO system.settlement
        (postal_code, municipality, name, kind, first_version, last_version)
      SELECT postal_code, municipality, name, kind, \(version)::int4, \(version)::int4
      FROM unnest(\(lines.map(\.code))::text[], \(lines.map(\.settlement.municipality))::text[],
        \(lines.map(\.settlement.name))::text[], \(lines.map(\.settlement.kind))::text[])
        AS line (postal_code, municipality, name, kind)
      ON CONFLICT (postal_code, municipality, name, kind)
      DO UPDATE SET last_version = excluded.last_version
      """)
  }

  func settlements(under code: PostalCode) async throws -> [PostalArea.Settlement] {
    try await rows(
      PostalArea.Settlement.self,
      """
      SELECT name, kind, municipality
      FROM system.settlement
      WHERE postal_code = \(code.text)
        AND last_version = (SELECT max(version) FROM system.postal_catalogue)
      ORDER BY municipality, name, kind
      """)
  }
}
