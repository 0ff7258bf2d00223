public import Foundation
public import Kernel
import Vault

/// The other side of the Twilio connector: it takes messages, delivers them to phones that only
/// exist here, fails the magic numbers, and posts signed status notices. A person or a test reads
/// the phone's messages to find the code.
public actor TwilioSandbox {
  public struct Account: Sendable {
    public let tenant: TenantID
    public let sid: String
    public let authToken: String
    /// The institution's number, and where its texts go.
    public let number: String
    public let textURL: String

    public init(
      tenant: TenantID, sid: String, authToken: String, number: String, textURL: String
    ) {
      self.tenant = tenant
      self.sid = sid
      self.authToken = authToken
      self.number = number
      self.textURL = textURL
    }
  }

  /// A text on a phone's screen.
  public struct Text: Codable, Sendable {
    public let sid: String
    public let tenant: Int32
    public let phone: String
    public let body: String
    public let receivedAt: Date
    public internal(set) var status: String
  }

  public typealias Post =
    @Sendable (_ url: String, _ headers: [(String, String)], _ body: [UInt8]) async throws -> Int

  struct Notice: Sendable {
    let sid: String
    let url: String
    let status: TwilioStatus
    let code: Int?
    let dueAt: Date
  }

  let world: World
  let post: Post
  let file: URL?
  var accounts: [String: Account] = [:]
  var texts: [Text]
  var notices: [Notice] = []

  /// Only the newest stay: a phone of the sandbox is not an archive.
  static let keptMax = 2_000

  public init(world: World, rememberingIn file: URL? = nil, post: @escaping Post) {
    self.world = world
    self.post = post
    self.file = file
    let saved = file.flatMap { try? Data(contentsOf: $0) }
    texts = saved.flatMap { try? JSONDecoder().decode([Text].self, from: $0) } ?? []
  }

  public func register(_ account: Account) { accounts[account.sid] = account }

  /// Newest first; all phones of the institution when none is named.
  public func texts(of tenant: TenantID, phone: String? = nil) -> [Text] {
    texts.reversed().filter {
      $0.tenant == tenant.number && (phone == nil || $0.phone == phone)
    }
  }

  /// The digits of the last code that reached that phone.
  public func lastCode(of tenant: TenantID, phone: String) -> String? {
    for text in texts(of: tenant, phone: phone) {
      if let code = text.body.split(whereSeparator: { !$0.isNumber }).first(where: { $0.count == 6 }
      ) {
        return String(code)
      }
    }
    return nil
  }

  func keep(_ text: Text) {
    texts.append(text)
    if texts.count > Self.keptMax { texts.removeFirst(texts.count - Self.keptMax) }
    save()
  }

  func save() {
    guard let file else { return }
    // A sandbox that cannot write still delivers: it forgets at the next start, nothing else.
    try? JSONEncoder().encode(texts).write(to: file, options: .atomic)
  }
}
