/// A business "no" or a fault, as RFC 9457 (problem details for HTTP) writes it.
public struct Problem: Hashable, Sendable {
  /// The last part of the absolute type URI: `servicing/loan-closed`.
  public let type: String
  public let status: Int
  /// Constant for the type, in the borrower's and staff's language.
  public let title: String
  /// What happened this time and what to do next.
  public let detail: String
  /// Machine-readable facts of this occurrence.
  public let members: [String: String]
  /// What is wrong with each field; JSON pointers (`/clabe`) name them.
  public let errors: [FieldError]

  public init(
    _ type: String, status: Int, title: String, detail: String,
    members: [String: String] = [:], errors: [FieldError] = []
  ) {
    self.type = type
    self.status = status
    self.title = title
    self.detail = detail
    self.members = members
    self.errors = errors
  }
}

/// One field and what to do about it; the same words stand beside the field and in the summary.
public struct FieldError: Hashable, Sendable {
  public let field: String
  public let message: String

  public init(_ field: String, _ message: String) {
    self.field = field
    self.message = message
  }
}

/// A business "no": expected, explained, safe to show. Everything else that is thrown is a
/// defect or an outage.
public protocol Refusal: Error, Sendable {
  var problem: Problem { get }
}

/// A form or a body whose fields do not hold.
public struct InvalidFields: Refusal, Hashable {
  public let errors: [FieldError]

  public init(_ errors: [FieldError]) { self.errors = errors }

  public var problem: Problem {
    Problem(
      "invalid-fields", status: 422, title: "Hay datos por corregir",
      detail: errors.map(\.message).joined(separator: " "), errors: errors)
  }
}
