public import Kernel
public import Postgres
public import Web

/// Something that one person asks for and another must grant. A module registers one for each of
/// its verbs that needs four eyes.
public struct ApprovalKind: Sendable {
  /// `origination.approve_application`: stored with each request, so it never changes.
  public let name: String
  /// "Aprobar una solicitud sobre el límite".
  public let title: String
  public let checker: Permission
  /// Does it, in the very transaction that records the decision: both happen or neither. It checks
  /// again that the act is still possible, and throws its own refusal where it is not.
  public let execute: @Sendable (ApprovedRequest, Transaction) async throws -> Void
  /// What to undo or tell when it is declined; also inside the transaction.
  public let decline: @Sendable (ApprovedRequest, Transaction) async throws -> Void
  /// Where to see what is asked about.
  public let link: @Sendable (_ subject: String) -> Href?

  public init(
    _ name: String, title: String, checker: Permission,
    link: @escaping @Sendable (_ subject: String) -> Href? = { _ in nil },
    decline: @escaping @Sendable (ApprovedRequest, Transaction) async throws -> Void = { _, _ in },
    execute: @escaping @Sendable (ApprovedRequest, Transaction) async throws -> Void
  ) {
    self.name = name
    self.title = title
    self.checker = checker
    self.link = link
    self.decline = decline
    self.execute = execute
  }
}

/// What was asked, as it is carried out: the payload is the very text that was sealed.
public struct ApprovedRequest: Sendable {
  public let id: ApprovalID
  public let subject: String
  /// JSON, as the maker gave it.
  public let payload: String
  public let maker: StaffID
  public let checker: StaffID
  /// As they are now: nobody has to ask for them inside the transaction.
  public let checkerRoles: [String]
  public let reason: String?
}
