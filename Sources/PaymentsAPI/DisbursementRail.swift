public import Kernel

/// What a connector that pays out must offer.
public struct DisbursementRail: Sendable {
  /// Hands the order over. Throws `RailFailure`; only `refused` means that no money moves.
  public var submit: @Sendable (TenantID, RailOrder) async throws -> RailAcceptance
  /// What the rail knows of an order that we may have handed over.
  public var find: @Sendable (TenantID, RailQuery) async throws -> RailStanding

  public init(
    submit: @escaping @Sendable (TenantID, RailOrder) async throws -> RailAcceptance,
    find: @escaping @Sendable (TenantID, RailQuery) async throws -> RailStanding
  ) {
    self.submit = submit
    self.find = find
  }
}

public struct RailOrder: Sendable, Hashable {
  public let claveRastreo: String
  public let amount: Money
  public let beneficiaryName: String
  public let beneficiaryCLABE: String
  public let beneficiaryRFCOrCURP: String
  public let concept: String
  /// 1…9,999,999.
  public let reference: Int

  public init(
    claveRastreo: String, amount: Money, beneficiaryName: String, beneficiaryCLABE: String,
    beneficiaryRFCOrCURP: String, concept: String, reference: Int
  ) {
    self.claveRastreo = claveRastreo
    self.amount = amount
    self.beneficiaryName = beneficiaryName
    self.beneficiaryCLABE = beneficiaryCLABE
    self.beneficiaryRFCOrCURP = beneficiaryRFCOrCURP
    self.concept = concept
    self.reference = reference
  }
}

public struct RailQuery: Sendable, Hashable {
  public let claveRastreo: String
  /// The business date it was handed over on.
  public let submittedOn: CalendarDate

  public init(claveRastreo: String, submittedOn: CalendarDate) {
    self.claveRastreo = claveRastreo
    self.submittedOn = submittedOn
  }
}

public struct RailAcceptance: Sendable, Hashable {
  /// The provider's own number for the order.
  public let folio: String

  public init(folio: String) { self.folio = folio }
}

public enum RailStanding: Sendable, Hashable {
  case unknownThere
  case pending
  case settled
  case rejected(code: String)
  case returned(code: String)
}

/// The caller must tell refused from unknown: money is never retried on a guess.
public enum RailFailure: Error, Sendable, Hashable {
  case refused(code: String, message: String)
  /// The rail already holds an order with that clave de rastreo.
  case duplicate
  case outcomeUnknown(String)
}

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
