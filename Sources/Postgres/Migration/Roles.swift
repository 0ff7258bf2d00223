/// `caudal_owner` owns the tables and is nobody's login; `caudal_app` is what the application is,
/// and owns nothing.
struct Roles {
  private let connection: AdminConnection

  init(_ connection: AdminConnection) { self.connection = connection }

  func ensure() async throws {
    let present = try await connection.script(
      "SELECT rolname FROM pg_roles WHERE rolname IN ('caudal_owner', 'caudal_app')")
    let names = Set(present.compactMap { $0[0] })
    let missing = ["caudal_owner", "caudal_app"].filter { !names.contains($0) }
    if !missing.isEmpty { try await create(missing) }
    let may = try await connection.script(
      "SELECT has_database_privilege('caudal_owner', current_database(), 'CREATE')")
    if may != [["t"]] { try await connection.script(Self.grant) }
  }

  private func create(_ missing: [String]) async throws {
    let superuser = try await connection.script(
      "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper")
    guard !superuser.isEmpty else { throw MigrationProblem.rolesMissing(missing) }
    for role in missing {
      let rights = role == "caudal_owner" ? "NOLOGIN BYPASSRLS" : "LOGIN"
      try await connection.script("CREATE ROLE \(role) \(rights)")
    }
  }

  private static let grant = """
    DO $$ BEGIN
      EXECUTE format('GRANT CREATE, CONNECT, TEMP ON DATABASE %I TO caudal_owner',
        current_database());
    END $$
    """
}
