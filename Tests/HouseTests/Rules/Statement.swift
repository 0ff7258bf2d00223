import Foundation

/// A statement of SQL as it is written in the code.
struct Statement: Hashable {
  let path: String
  let line: Int
  let room: String
  let text: String
  let hasParts: Bool

  /// Every literal that begins as a statement does, in a file that uses the database.
  static func all(in files: [SourceFile]) -> [Statement] {
    files.filter { $0.isProduct && $0.room != "Postgres" }
      .filter { file in Imports.imports(of: file).contains { $0.1 == "Postgres" } }
      .flatMap { file in
        file.literals.filter { isStatement($0.text) }.map {
          Statement(
            path: file.path, line: $0.line, room: file.room, text: $0.text, hasParts: $0.hasParts)
        }
      }
  }

  private static func isStatement(_ text: String) -> Bool {
    text.range(
      of: #"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH( RECURSIVE)?|MERGE INTO)\s"#,
      options: .regularExpression) != nil
  }

  /// Each `schema.name` in it.
  var names: [(schema: String, name: String)] {
    let pattern = /\b([a-z_]+)\.([a-z_]+)\b/
    return text.matches(of: pattern).map { (String($0.output.1), String($0.output.2)) }
  }
}

/// SQL in a room names only that room's schema, and its tenant.
enum StatementRules {
  /// `tables`: every table of the house, by schema; `tenantless` those without a `tenant_id`.
  static func violations(
    of statements: [Statement], schemas: Set<String>, tenantTables: Set<String>
  ) -> [String] {
    statements.flatMap { statement -> [String] in
      let own = statement.room.lowercased()
      let named = statement.names.filter { schemas.contains($0.schema) }
      let foreign = Set(named.map(\.schema)).subtracting([own, "system"]).sorted()
      let place = "\(statement.path):\(statement.line)"
      var found = foreign.map { "\(place) reads \($0): ask its face or its functions" }
      let usesTenantTable = named.contains { tenantTables.contains("\($0.schema).\($0.name)") }
      if usesTenantTable, !statement.text.contains("tenant_id"), !statement.hasParts {
        found.append("\(place) forgets tenant_id: name it first in WHERE and JOIN")
      }
      if statement.text.range(of: #"SELECT\s+\*"#, options: .regularExpression) != nil {
        found.append("\(place) says SELECT *: name the columns")
      }
      return found
    }
  }
}
