import Foundation
public import Kernel
import Synchronization

/// The other side of the SMTP connector: a post office that knows its customers, takes their mail
/// over TLS only, and keeps it where a person or a test can read it.
public final class MailSandbox: Sendable {
  /// An institution as the post office knows it.
  public struct Account: Hashable, Sendable {
    public let tenant: TenantID
    public let username: String
    public let password: String
    /// The only address it may write from.
    public let sender: String

    public init(tenant: TenantID, username: String, password: String, sender: String) {
      self.tenant = tenant
      self.username = username
      self.password = password
      self.sender = sender
    }
  }

  /// What becomes of mail to an address.
  public enum Fate: String, Hashable, Sendable, Codable, CaseIterable {
    case taken
    /// 550: there is no such mailbox.
    case refused
    /// 451 the first time, taken from the second on.
    case greylisted
    /// Takes it, after a while.
    case slow
    /// The line goes dead before the last answer.
    case dropped
  }

  private struct State {
    var accounts: [String: Account] = [:]
    var mails: [ReceivedMail] = []
    var fates: [String: Fate] = [:]
    var greylistedOnce: Set<String> = []
    var count = 0
  }

  private let state = Mutex(State())
  let world: World
  /// How long a slow mailbox takes.
  let slownessMilliseconds: Int

  /// What one mail may weigh, as `SIZE` announces.
  public static let sizeMax = 15 * 1_024 * 1_024
  /// Only the newest stay: a mailbox of the sandbox is not an archive.
  static let keptMax = 1_000
  static let keptBytesMax = 96 * 1_024 * 1_024

  public init(world: World, slownessMilliseconds: Int = 8_000) {
    self.world = world
    self.slownessMilliseconds = slownessMilliseconds
  }

  public func register(_ account: Account) {
    state.withLock { $0.accounts[account.username] = account }
  }

  /// From now on, for that address.
  public func meet(_ address: String, with fate: Fate) {
    let key = address.lowercased()
    state.withLock { state in
      state.fates[key] = fate == .taken ? nil : fate
      state.greylistedOnce.remove(key)
    }
  }

  /// The addresses that do not simply take their mail.
  public var fates: [(address: String, fate: Fate)] {
    state.withLock { $0.fates }.sorted { $0.key < $1.key }.map { (address: $0.key, fate: $0.value) }
  }

  /// Newest first; every mailbox of the institution when none is named.
  public func mails(of tenant: TenantID, to address: String? = nil) -> [ReceivedMail] {
    let key = address?.lowercased()
    return state.withLock { $0.mails }.reversed().filter {
      $0.tenant == tenant.number && (key == nil || $0.to.lowercased() == key)
    }
  }

  public func mail(_ id: Int, of tenant: TenantID) -> ReceivedMail? {
    state.withLock { $0.mails }.first { $0.id == id && $0.tenant == tenant.number }
  }
}

extension MailSandbox {
  func account(_ username: String, password: String) -> Account? {
    state.withLock { $0.accounts[username] }.flatMap { $0.password == password ? $0 : nil }
  }

  /// What the post office does with that recipient this time.
  func fate(of address: String) -> Fate {
    let key = address.lowercased()
    return state.withLock { state in
      guard let fate = state.fates[key] else { return .taken }
      guard fate == .greylisted else { return fate }
      return state.greylistedOnce.insert(key).inserted ? .greylisted : .taken
    }
  }

  func keep(_ bytes: [UInt8], from sender: String, to recipients: [String], by account: Account) {
    let now = world.now(account.tenant)
    let read = MIMEReader.read(bytes)
    state.withLock { state in
      for recipient in recipients {
        state.count += 1
        state.mails.append(
          ReceivedMail(
            id: state.count, tenant: account.tenant.number, from: sender, to: recipient,
            receivedAt: now, size: bytes.count, content: read))
      }
      var weight = state.mails.reduce(0) { $0 + $1.size }
      while state.mails.count > Self.keptMax || weight > Self.keptBytesMax {
        weight -= state.mails.removeFirst().size
      }
    }
  }
}
