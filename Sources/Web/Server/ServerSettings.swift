/// Everything the server is told: nothing here is guessed, and every limit has a number.
public struct ServerSettings: Sendable {
  public var host: String
  /// Zero: any free port (tests).
  public var port: Int
  public var tls: TLSFiles?
  public var limits: ServerLimits
  /// Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
  public var trustedProxies: [NetworkRange]
  /// Keys the tokens of forms; the same on every machine that serves the same hosts.
  public var secret: [UInt8]
  public var rates: RatePlan
  /// Where people sign in, by the part of the site they were in.
  public var officeSignIn: Href
  public var portalSignIn: Href

  func trusts(_ address: String) -> Bool { trustedProxies.contains { $0.contains(address) } }

  public init(
    host: String = "127.0.0.1", port: Int = 8080, tls: TLSFiles? = nil,
    limits: ServerLimits = ServerLimits(), trustedProxies: [NetworkRange] = [], secret: [UInt8],
    rates: RatePlan = RatePlan(), officeSignIn: Href = "/oficina/entrar",
    portalSignIn: Href = "/entrar"
  ) {
    precondition(secret.count >= 32, "the secret has at least 256 bits")
    self.host = host
    self.port = port
    self.tls = tls
    self.limits = limits
    self.trustedProxies = trustedProxies
    self.secret = secret
    self.rates = rates
    self.officeSignIn = officeSignIn
    self.portalSignIn = portalSignIn
  }
}

public struct TLSFiles: Sendable {
  public let certificate: String
  public let key: String

  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// What one client may take. The library's own defaults leave some of these open.
public struct ServerLimits: Sendable {
  public var connections = 8_192
  /// A connection that says nothing.
  public var idleSeconds: Int64 = 60
  /// From the first byte expected to the end of the headers.
  public var headSeconds: Int64 = 15
  /// From the end of the headers to the end of the body.
  public var bodySeconds: Int64 = 60
  public var headerFieldBytes = 8 * 1024
  public var headerListBytes = 32 * 1024
  public var headerCount = 100
  public var pathBytes = 4 * 1024

  public init() {}
}

/// How often: a bucket per address, per institution and per key.
public struct RatePlan: Sendable {
  /// Wide: a whole town may come through one address of its telephone company, and a program
  /// with a key must meet the key's limit first.
  public var address = Rate(perMinute: 3_000, burst: 600)
  public var tenant = Rate(perMinute: 60_000, burst: 10_000)
  public var key = Rate(perMinute: 1_200, burst: 300)

  public init() {}

  /// Measurements and stories, where one address stands for thousands.
  public static let unlimited: RatePlan = {
    var plan = RatePlan()
    let open = Rate(perMinute: 1_000_000_000, burst: 1_000_000_000)
    (plan.address, plan.tenant, plan.key) = (open, open, open)
    return plan
  }()

  public struct Rate: Hashable, Sendable {
    public let perMinute: Int
    public let burst: Int

    public init(perMinute: Int, burst: Int) {
      self.perMinute = perMinute
      self.burst = burst
    }
  }
}
