public import Foundation
public import Kernel

/// A request that knows its institution, its visitor and its hour. Handlers take one, and nothing
/// else from the outside.
public struct Visit: Sendable {
  public var site: Site
  public var visitor: Visitor
  public var request: Request
  /// Printed on problem pages and in the log, so that one finds the other.
  public var requestID: String
  public var now: Date
  /// The token that every form of this visit carries.
  public var csrf: String

  public init(
    site: Site, visitor: Visitor = .anonymous, request: Request = Request(),
    requestID: String = "req_0", now: Date, csrf: String = ""
  ) {
    self.site = site
    self.visitor = visitor
    self.request = request
    self.requestID = requestID
    self.now = now
    self.csrf = csrf
  }

  public var tenant: TenantID { site.tenant }

  /// Who is recorded as having done it.
  public var actor: Actor {
    switch visitor {
    case .anonymous: .system("portal")
    case .borrower(let borrower): .borrower(borrower.party)
    case .staff(let staff): .staff(staff.id)
    case .apiKey(let key): .apiKey(key.id)
    }
  }

  public var form: Form { Form(request.form, files: request.files) }
  public var query: Form { Form(request.query) }

  /// The form as it was typed, with what is wrong beside each field.
  public func form(refused: InvalidFields) -> Form {
    Form(request.form, files: request.files, errors: refused.errors)
  }
}

extension Visit {
  /// The id in the path. What is not an id of that kind is not found, like any id that is unknown.
  public func id<Subject>(
    _ name: String, _: Identifier<Subject>.Type
  ) throws -> Identifier<Subject> {
    guard let id = Identifier<Subject>(request.params[name] ?? "") else { throw NotFound() }
    return id
  }

  public func param(_ name: String) throws -> String {
    guard let value = request.params[name] else { throw NotFound() }
    return value
  }

  /// The signed-in borrower; routes with `.borrower` access always have one.
  public func borrower() throws -> BorrowerVisitor {
    guard case .borrower(let borrower) = visitor else { throw SignInNeeded() }
    return borrower
  }

  /// The signed-in staff; routes with `.staff` access always have one.
  public func staff() throws -> StaffVisitor {
    guard case .staff(let staff) = visitor else { throw SignInNeeded() }
    return staff
  }

  public func may(_ permission: Permission) -> Bool {
    guard case .staff(let staff) = visitor else { return false }
    return staff.may(permission)
  }

  /// The body as `T`, or a problem that names the member that does not hold.
  public func json<T: Decodable>(_: T.Type) throws -> T {
    try JSONBody.decode(T.self, from: request.rawBody)
  }
}
