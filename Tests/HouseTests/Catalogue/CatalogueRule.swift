/// What the database itself must look like: each rule is a query whose rows are violations.
enum CatalogueRule: String, CaseIterable {
  case tenantTablesAreWalled
  case tenantComesFirstInEveryKey
  case foreignKeysCarryTheTenant
  case foreignKeysStayInTheirModule
  case viewsSeeAsTheirReader
  case functionsRunAsTheirCaller
  case theApplicationOwnsNothing
  case theApplicationMakesNothing
  case keptTablesExist
  case writtenRowsAreNotChanged
  case moneyRowsAreNotDeleted
  case sequencesAreNotRead

  /// The schemas of the house, without the server's own.
  private static let ours = """
    n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public', 'probe')
    """

  var query: String {
    switch self {
    case .tenantTablesAreWalled:
      """
      SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND \(Self.ours) AND n.nspname <> 'system'
        AND NOT (
          c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (
            SELECT FROM pg_policy p
            WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*'
              AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
              AND pg_get_expr(p.polqual, p.polrelid) LIKE '(tenant_id = %caudal.tenant%')
          AND 1 = (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)
          AND EXISTS (
            SELECT FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
              AND a.atttypid = 'int4'::regtype))
      """
    case .tenantComesFirstInEveryKey:
      """
      SELECT i.indexrelid::regclass::text
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indisunique AND \(Self.ours) AND n.nspname <> 'system'
        AND a.attname IS DISTINCT FROM 'tenant_id'
      UNION ALL
      SELECT c.oid::regclass::text || ' has no primary key'
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND \(Self.ours)
        AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
      """
    case .foreignKeysCarryTheTenant:
      """
      SELECT k.conrelid::regclass::text || ' ' || k.conname
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
      WHERE k.contype = 'f' AND \(Self.ours) AND n.nspname <> 'system'
        AND (a.attname <> 'tenant_id' OR b.attname <> 'tenant_id')
      """
    case .foreignKeysStayInTheirModule:
      """
      SELECT k.conrelid::regclass::text || ' ' || k.conname
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class d ON d.oid = k.confrelid
      WHERE k.contype = 'f' AND c.relnamespace <> d.relnamespace
      """
    case .viewsSeeAsTheirReader:
      """
      SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(Self.ours) AND (
        (c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false))
        OR (c.relkind = 'm' AND has_table_privilege('caudal_app', c.oid, 'SELECT')))
      """
    case .functionsRunAsTheirCaller:
      """
      SELECT p.oid::regprocedure::text
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE \(Self.ours) AND p.prosecdef
      """
    case .theApplicationOwnsNothing:
      """
      SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(Self.ours) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND pg_has_role('caudal_app', c.relowner, 'MEMBER')
      """
    case .theApplicationMakesNothing:
      """
      SELECT n.nspname
      FROM pg_namespace n
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'probe'
        AND has_schema_privilege('caudal_app', n.oid, 'CREATE')
      UNION ALL
      SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(Self.ours) AND c.relkind IN ('r', 'p')
        AND has_table_privilege('caudal_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
      """
    case .keptTablesExist:
      """
      SELECT kept.name
      FROM (VALUES \(KeptTables.values(KeptTables.names))) AS kept (name)
      WHERE to_regclass(kept.name) IS NULL
      """
    case .writtenRowsAreNotChanged:
      """
      SELECT kept.name
      FROM (VALUES \(KeptTables.values(KeptTables.appendOnly))) AS kept (name)
      WHERE has_table_privilege('caudal_app', to_regclass(kept.name), 'UPDATE, DELETE')
      """
    case .moneyRowsAreNotDeleted:
      """
      SELECT kept.name
      FROM (VALUES \(KeptTables.values(KeptTables.neverDeleted))) AS kept (name)
      WHERE has_table_privilege('caudal_app', to_regclass(kept.name), 'DELETE')
      """
    case .sequencesAreNotRead:
      """
      SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(Self.ours) AND CASE WHEN c.relkind = 'S'
        THEN has_sequence_privilege('caudal_app', c.oid, 'SELECT') ELSE false END
      """
    }
  }
}
