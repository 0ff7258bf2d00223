import Foundation
import Postgres
import TestKit

extension TestDatabase {
  /// What someone with the database's own keys could do behind the application's back.
  func tamper(_ script: String) async throws {
    let psql = Process()
    psql.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let keywords = adminSettings.keywords
    psql.arguments = [
      "psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", keywords["host"] ?? "", "-U",
      keywords["user"] ?? "", "-d", keywords["dbname"] ?? "", "-c", script,
    ]
    try psql.run()
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw TamperingFailed() }
  }
}

struct TamperingFailed: Error {}
