/// Whether a person may be paid: asked before money leaves.
public enum PayeeStanding: Sendable, Hashable {
  case clear
  /// Someone must look first; the reason is for staff.
  case held(reason: String)
}

/// Who is paid and where, asked when the order is about to leave.
public struct Payee: Sendable, Hashable {
  public let fullName: String
  public let clabe: String
  public let rfcOrCURP: String

  public init(fullName: String, clabe: String, rfcOrCURP: String) {
    self.fullName = fullName
    self.clabe = clabe
    self.rfcOrCURP = rfcOrCURP
  }
}

extension Payee: CustomStringConvertible {
  /// A person's name and account never reach a log.
  public var description: String { "‹payee›" }
}
