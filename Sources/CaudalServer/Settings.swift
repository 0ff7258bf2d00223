public import Foundation
public import Postgres
public import Vault
public import Web

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
  /// Addresses or networks of the proxies in front, whose word on the client and TLS is believed.
  public var trustedProxies: Set<String> = []
  /// For a house that speaks TLS itself.
  public var tls: TLSFiles?

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

  public static let usualRootKeyFile = ".caudal/root.key"

  /// `DATABASE_URL`, `CAUDAL_ROOT_KEY_FILE`, `CAUDAL_HOST`, `CAUDAL_PORT`, `CAUDAL_WEB_DIR`,
  /// `CAUDAL_TRUSTED_PROXIES`, `CAUDAL_TLS_CERT`, `CAUDAL_TLS_KEY`; nil without a database.
  public static func fromEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Settings? {
    guard let url = environment["DATABASE_URL"] else { return nil }
    var settings = Settings(
      database: ConnectionSettings(url: url),
      rootKeyFile: environment["CAUDAL_ROOT_KEY_FILE"] ?? usualRootKeyFile,
      host: environment["CAUDAL_HOST"] ?? "127.0.0.1",
      port: environment["CAUDAL_PORT"].flatMap { Int($0) } ?? 8080,
      webDirectory: environment["CAUDAL_WEB_DIR"] ?? "web")
    settings.trustedProxies = Set(
      (environment["CAUDAL_TRUSTED_PROXIES"] ?? "").split(separator: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty })
    let files = TLSFiles(
      certificate: environment["CAUDAL_TLS_CERT"] ?? "", key: environment["CAUDAL_TLS_KEY"] ?? "")
    if !files.certificate.isEmpty || !files.key.isEmpty { settings.tls = files }
    return settings
  }
}

extension Settings {
  /// Why people must not be answered with these settings.
  public enum NotServable: Error, Hashable, CustomStringConvertible {
    /// Neither TLS nor a proxy that speaks it: cookies would travel in the clear, and behind a
    /// proxy nobody named everybody would share one address and its limits.
    case withoutTLS
    case halfTLS
    case unreadable(String)
    case notAnAddress(String)

    public var description: String {
      switch self {
      case .withoutTLS:
        "Falta quién atiende TLS. Ponga CAUDAL_TRUSTED_PROXIES con las direcciones de su proxy, "
          + "o CAUDAL_TLS_CERT y CAUDAL_TLS_KEY con los archivos del certificado y su llave."
      case .halfTLS: "CAUDAL_TLS_CERT y CAUDAL_TLS_KEY van juntas: falta una."
      case .unreadable(let path): "No se puede leer «\(path)», de CAUDAL_TLS_CERT o CAUDAL_TLS_KEY."
      case .notAnAddress(let text):
        "CAUDAL_TRUSTED_PROXIES lleva direcciones IP o redes, como 10.0.0.0/8, separadas por "
          + "comas; «\(text)» no lo es."
      }
    }
  }

  /// The settings with their proxies as the server writes addresses. Only the demo, which never
  /// leaves its machine, is served without TLS.
  public func servable() throws(NotServable) -> Settings {
    var settings = self
    settings.trustedProxies = []
    for text in trustedProxies.sorted() {
      guard let range = NetworkRange(text) else { throw .notAnAddress(text) }
      settings.trustedProxies.insert(range.description)
    }
    if let tls {
      guard !tls.certificate.isEmpty, !tls.key.isEmpty else { throw .halfTLS }
      for path in [tls.certificate, tls.key]
      where !FileManager.default.isReadableFile(atPath: path) {
        throw .unreadable(path)
      }
    }
    guard isDemo || tls != nil || !trustedProxies.isEmpty else { throw .withoutTLS }
    return settings
  }
}
