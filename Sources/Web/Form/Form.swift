public import Kernel

/// A form being read: it keeps what was typed, gathers everything that is wrong, and refuses once
/// with all of it. Components show the same value again with the message beside it.
public struct Form: Sendable {
  /// The hidden field that says which visit a form belongs to.
  public static let tokenField = "_token"

  public let fields: Fields
  public let files: [UploadedFile]
  public private(set) var errors: [FieldError]

  public init(_ fields: Fields = Fields(), files: [UploadedFile] = [], errors: [FieldError] = []) {
    self.fields = fields
    self.files = files
    self.errors = errors
  }

  /// A form to fill in, with what is known already.
  public init(filledWith values: [String: String]) { self.init(Fields(values)) }

  /// What stands in the field, as it was typed.
  public func typed(_ field: String) -> String { fields[field] ?? "" }

  public func isChosen(_ field: String, _ value: String) -> Bool {
    fields.all(field).contains(value)
  }

  /// The message for a field. Errors name a field either plainly or as a JSON pointer.
  public func error(_ field: String) -> String? {
    errors.first { $0.field == field || $0.field == "/" + field }?.message
  }

  public mutating func refuse(_ field: String, _ message: String) {
    guard error(field) == nil else { return }
    errors.append(FieldError(field, message))
  }

  /// Throws once, with everything that is wrong, in the order it was read.
  public func finish() throws(InvalidFields) {
    guard errors.isEmpty else { throw InvalidFields(errors) }
  }

  /// The same form showing these refusals.
  public func refused(_ refusal: InvalidFields) -> Form {
    Form(fields, files: files, errors: refusal.errors)
  }
}
