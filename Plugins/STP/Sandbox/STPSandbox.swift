public import Foundation
public import Kernel
import Vault

/// The other side of the STP connector: it verifies signatures, keeps orders, settles, rejects,
/// returns, errs and falls silent as STP does, and tells us by webhook. Demonstrations and tests
/// run it beside the house; it never sees the house's database.
public actor STPSandbox {
  /// An institution as STP knows it.
  public struct Company: Sendable {
    public let tenant: TenantID
    public let empresa: String
    /// The first digits of the CLABEs it may allot: `646180` and its own prefix.
    public let clabePrefix: String
    public let publicKeyPEM: String
    public let changeHookURL: String
    public let depositHookURL: String

    public init(
      tenant: TenantID, empresa: String, clabePrefix: String, publicKeyPEM: String,
      changeHookURL: String, depositHookURL: String
    ) {
      self.tenant = tenant
      self.empresa = empresa
      self.clabePrefix = clabePrefix
      self.publicKeyPEM = publicKeyPEM
      self.changeHookURL = changeHookURL
      self.depositHookURL = depositHookURL
    }
  }

  /// Posts JSON to us and gives back our status; throws when nobody answered.
  public typealias Post = @Sendable (_ url: String, _ body: [UInt8]) async throws -> Int

  let world: World
  let post: Post
  let file: URL?
  var companies: [String: Company] = [:]
  var verifiers: [String: RSAVerifier] = [:]
  var state: SandboxState

  /// With a file the sandbox remembers what it did across restarts, as a bank would.
  public init(world: World, rememberingIn file: URL? = nil, post: @escaping Post) {
    self.world = world
    self.post = post
    self.file = file
    let saved = file.flatMap { try? Data(contentsOf: $0) }
    state =
      saved.flatMap { try? JSONDecoder().decode(SandboxState.self, from: $0) }
      ?? SandboxState()
  }

  /// Registering a company again replaces its key and its addresses.
  public func register(_ company: Company) throws {
    verifiers[company.empresa] = try RSAVerifier(publicPEM: company.publicKeyPEM)
    companies[company.empresa] = company
  }

  /// Decides the fate of the company's next order.
  public func nextOrder(of empresa: String, meets fate: SandboxFate) {
    state.nextFate[empresa] = fate
    save()
  }

  func save() {
    guard let file else { return }
    // A sandbox that cannot write still answers: it forgets at the next start, nothing else.
    try? JSONEncoder().encode(state).write(to: file, options: .atomic)
  }

  func now(of empresa: String) -> Date? {
    companies[empresa].map { world.now($0.tenant) }
  }
}
