public import Foundation
public import Kernel

/// Who is visiting, as the resolver found them.
public enum Visitor: Sendable {
  case anonymous
  case borrower(BorrowerVisitor)
  case staff(StaffVisitor)
  case apiKey(KeyVisitor)
}

/// A borrower signed in on the portal.
public struct BorrowerVisitor: Sendable {
  public let party: PartyID
  /// As the page greets them.
  public let name: String
  public let session: SessionID

  public init(party: PartyID, name: String = "", session: SessionID) {
    self.party = party
    self.name = name
    self.session = session
  }
}

/// Someone working for the institution.
public struct StaffVisitor: Sendable {
  public let id: StaffID
  public let name: String
  public let roles: [String]
  public let permissions: Set<Permission>
  public let session: SessionID
  /// When they last proved who they are: step-up asks that it be recent.
  public let authenticatedAt: Date
  public let branch: String?
  /// What the institution calls their roles and their branch, for people to read.
  public let post: String

  public init(
    id: StaffID, name: String, roles: [String] = [], permissions: Set<Permission>,
    session: SessionID, authenticatedAt: Date, branch: String? = nil, post: String = ""
  ) {
    self.id = id
    self.name = name
    self.roles = roles
    self.permissions = permissions
    self.session = session
    self.authenticatedAt = authenticatedAt
    self.branch = branch
    self.post = post
  }

  public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

/// A program with a key of the institution.
public struct KeyVisitor: Sendable {
  public let id: APIKeyID
  public let scopes: Set<String>

  public init(id: APIKeyID, scopes: Set<String>) {
    self.id = id
    self.scopes = scopes
  }
}
