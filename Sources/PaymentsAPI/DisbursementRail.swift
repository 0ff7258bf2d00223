public import Foundation
public import Kernel

/// What a connector must offer to send money. Closures, so that a test can be any bank.
public struct DisbursementRail: Sendable {
  /// As a manifest names it: `stp`.
  public var name: String
  /// Hands the order over. Returning means accepted; it settles or comes back later.
  public var submit: @Sendable (TenantID, Transfer) async throws(RailFailure) -> RailFolio
  /// What the rail knows of an order of ours; nil when it never had it.
  public var find: @Sendable (TenantID, TransferQuery) async throws(RailFailure) -> RailStatus?
  /// Reads a notice about an order of ours.
  public var readChange: @Sendable ([UInt8]) throws(UnreadableNotice) -> TransferChange
  /// What the rail expects to hear back once its notice is stored.
  public var changeReply: [UInt8]

  public init(
    name: String,
    submit: @escaping @Sendable (TenantID, Transfer) async throws(RailFailure) -> RailFolio,
    find: @escaping @Sendable (TenantID, TransferQuery) async throws(RailFailure) -> RailStatus?,
    readChange: @escaping @Sendable ([UInt8]) throws(UnreadableNotice) -> TransferChange,
    changeReply: [UInt8]
  ) {
    self.name = name
    self.submit = submit
    self.find = find
    self.readChange = readChange
    self.changeReply = changeReply
  }
}

/// Money to send, as a rail needs it. Opened personal data: never stored, never printed.
public struct Transfer: Sendable, CustomStringConvertible {
  public let claveRastreo: ClaveRastreo
  public let amount: Money
  public let beneficiaryName: String
  public let beneficiaryCLABE: String
  /// RFC or CURP; `ND` where it is not known.
  public let beneficiaryTaxID: String
  public let concept: String
  /// One to seven digits, for the person's own records.
  public let reference: Int
  public let requestedAt: Date

  public init(
    claveRastreo: ClaveRastreo, amount: Money, beneficiaryName: String, beneficiaryCLABE: String,
    beneficiaryTaxID: String = "ND", concept: String, reference: Int, requestedAt: Date
  ) {
    self.claveRastreo = claveRastreo
    self.amount = amount
    self.beneficiaryName = beneficiaryName
    self.beneficiaryCLABE = beneficiaryCLABE
    self.beneficiaryTaxID = beneficiaryTaxID
    self.concept = concept
    self.reference = reference
    self.requestedAt = requestedAt
  }

  public var description: String { "transfer \(claveRastreo)" }
}

/// Asks for an order of ours: the day it was sent tells the rail where to look.
public struct TransferQuery: Hashable, Sendable {
  public let claveRastreo: ClaveRastreo
  public let submittedAt: Date
  public let now: Date

  public init(claveRastreo: ClaveRastreo, submittedAt: Date, now: Date) {
    self.claveRastreo = claveRastreo
    self.submittedAt = submittedAt
    self.now = now
  }
}

/// The rail's own number for an order.
public struct RailFolio: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
}

/// Where an order is, in words that every rail shares.
public enum RailStatus: Hashable, Sendable {
  case inFlight(RailFolio?)
  case settled(RailFolio?, at: Date?)
  case rejected(code: String, reason: String)
  case returned(code: String, reason: String, at: Date?)
}

/// The two ways a call can end badly. Confusing them pays a person twice, so they are the type.
public enum RailFailure: Error, Hashable, Sendable {
  /// The rail said no: it does not have the order and will not pay it.
  case refused(code: String, reason: String)
  /// Nothing left this machine: the order may be sent again as it is.
  case notSent(reason: String)
  /// The order may have been accepted. Only asking the rail can tell.
  case outcomeUnknown(reason: String)
}

/// A notice of the rail about one of our orders.
public struct TransferChange: Hashable, Sendable {
  public let folio: RailFolio?
  public let claveRastreo: ClaveRastreo?
  public let status: RailStatus

  public init(folio: RailFolio?, claveRastreo: ClaveRastreo?, status: RailStatus) {
    self.folio = folio
    self.claveRastreo = claveRastreo
    self.status = status
  }
}

/// A notice that does not follow the rail's format; it stays stored for a person to see.
public struct UnreadableNotice: Error, Hashable, Sendable {
  public let reason: String
  public init(_ reason: String) { self.reason = reason }
}
