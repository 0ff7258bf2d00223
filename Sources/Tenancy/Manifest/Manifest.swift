public import Foundation
public import Kernel

/// Everything an institution says about itself: read from its folder, checked whole, and kept in
/// the database by version.
public struct Manifest: Hashable, Sendable, Codable {
  /// `solera`: the folder's name, in logs and addresses; never changes.
  public let slug: String
  /// A demonstration says so on every page and every document.
  public let isDemo: Bool
  public let identity: Identity
  public let une: UNE
  public let privacy: Privacy
  /// Host names, the principal one first.
  public let domains: [String]
  public let locale: String
  public let timeZoneName: String
  public let calendar: BusinessCalendar
  /// The first is where remote business belongs.
  public let branches: [Branch]
  public let brand: Brand
  public let copy: Copy
  public let limits: Limits
  public let roles: [Role]
  public let connectors: [Connector]
  public let accounts: Accounts
  /// Nil in a version that was applied before policies were models.
  let policySources: [PolicySource]?
  public internal(set) var products: [LoanProduct]
  public let documents: [DocumentSource]
  public let messages: [MessageSource]
}

extension Manifest {
  public var policies: [PolicySource] { policySources ?? [] }
  public var timeZone: TimeZone { TimeZone(identifier: timeZoneName) ?? .gmt }
  public var defaultBranch: Branch { branches[0] }
  public var host: String { domains[0] }

  public func role(_ code: String) -> Role? { roles.first { $0.code == code } }
  public func connector(_ duty: Connector.Duty) -> Connector? {
    connectors.first { $0.duty == duty }
  }
  public func branch(_ code: String) -> Branch? { branches.first { $0.code == code } }
}
