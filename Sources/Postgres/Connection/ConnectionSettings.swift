import Foundation

/// Where the server is and how patient to be with it.
public struct ConnectionSettings: Sendable, Hashable {
  /// libpq's keywords: host, port, dbname, user, password, sslmode, sslrootcert …
  public var keywords: [String: String]
  public var connectTimeoutSeconds = 5
  public var statementTimeoutSeconds = 30
  public var lockTimeoutSeconds = 10
  public var idleInTransactionTimeoutSeconds = 60
  public var applicationName = "caudal"

  public init(keywords: [String: String]) { self.keywords = keywords }

  /// From a `postgres://` URL or a `key=value` string; libpq reads either as `dbname`.
  public init(url: String) { keywords = ["dbname": url] }

  public func database(_ name: String) -> ConnectionSettings {
    var other = self
    other.keywords["dbname"] = name
    return other
  }

  public func user(_ role: String) -> ConnectionSettings {
    var other = self
    other.keywords["user"] = role
    return other
  }

  /// What libpq is given; the keywords that were set win over these.
  var parameters: [(String, String)] {
    var all = [
      "connect_timeout": String(connectTimeoutSeconds),
      "application_name": applicationName,
      "client_encoding": "UTF8",
      "keepalives_idle": "30",
      "keepalives_interval": "5",
      "keepalives_count": "3",
      "tcp_user_timeout": "30000",
      "options": options,
    ]
    all.merge(keywords) { _, given in given }
    return all.sorted { $0.key < $1.key }
  }

  private var options: String {
    [
      "statement_timeout=\(statementTimeoutSeconds)s",
      "lock_timeout=\(lockTimeoutSeconds)s",
      "idle_in_transaction_session_timeout=\(idleInTransactionTimeoutSeconds)s",
      "timezone=UTC",
      "datestyle=ISO",
      "search_path=pg_catalog",
    ].map { "-c \($0)" }.joined(separator: " ")
  }
}
