public import Foundation
public import Postgres
public import Vault

/// What the operator decides, read once from the environment.
public struct Settings: Sendable {
  public var database: ConnectionSettings
  public var rootKeyFile: String
  public var host: String
  public var port: Int
  public var webDirectory: String
  /// Where the providers answer; the demo's own sandboxes when it plays them.
  public var providers: Providers
  public var isDemo: Bool
  /// Costs less to hash with in tests; never in production.
  public var hashesCheaply = false
  public var limitsRates = true

  public struct Providers: Hashable, Sendable {
    public var stp: String
    public var twilio: String
    /// Nil: each institution's own post office, as its manifest says.
    public var mail: MailSandboxPlace?

    public static let live = Providers(
      stp: "https://prod.stpmex.com:7002", twilio: "https://api.twilio.com")

    public init(stp: String, twilio: String, mail: MailSandboxPlace? = nil) {
      self.stp = stp
      self.twilio = twilio
      self.mail = mail
    }

    /// Every provider played on this machine, on the ports after the site's.
    public static func sandboxes(beside port: Int) throws -> Providers {
      Providers(
        stp: "http://127.0.0.1:\(port + 1)", twilio: "http://127.0.0.1:\(port + 2)",
        mail: MailSandboxPlace(
          port: port + 3, certificate: try .make(name: "correo.sandbox")))
    }
  }

  /// Where the sandbox's post office listens, and the only certificate that is trusted there.
  public struct MailSandboxPlace: Hashable, Sendable {
    public let port: Int
    public let certificate: SelfMadeCertificate
  }

  public init(
    database: ConnectionSettings, rootKeyFile: String, host: String = "127.0.0.1",
    port: Int = 8080, webDirectory: String = "web", providers: Providers = .live,
    isDemo: Bool = false
  ) {
    self.database = database
    self.rootKeyFile = rootKeyFile
    self.host = host
    self.port = port
    self.webDirectory = webDirectory
    self.providers = providers
    self.isDemo = isDemo
  }

  /// `DATABASE_URL`, `CAUDAL_ROOT_KEY_FILE`, `CAUDAL_HOST`, `CAUDAL_PORT`; nil without a database.
  public static func fromEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Settings? {
    guard let url = environment["DATABASE_URL"] else { return nil }
    return Settings(
      database: ConnectionSettings(url: url),
      rootKeyFile: environment["CAUDAL_ROOT_KEY_FILE"] ?? ".caudal/root.key",
      host: environment["CAUDAL_HOST"] ?? "127.0.0.1",
      port: environment["CAUDAL_PORT"].flatMap { Int($0) } ?? 8080,
      webDirectory: environment["CAUDAL_WEB_DIR"] ?? "web")
  }
}
