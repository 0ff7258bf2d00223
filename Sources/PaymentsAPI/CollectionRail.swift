public import Foundation
public import Kernel

/// What a connector must offer to hear of money that arrives by itself.
public struct CollectionRail: Sendable {
  public var name: String
  /// Reads a notice of money received. A notice is a hint: it is stored before it is read.
  public var readDeposit: @Sendable ([UInt8]) throws(UnreadableNotice) -> IncomingTransfer
  /// What the rail expects to hear back once its notice is stored.
  public var depositReply: [UInt8]

  public init(
    name: String,
    readDeposit: @escaping @Sendable ([UInt8]) throws(UnreadableNotice) -> IncomingTransfer,
    depositReply: [UInt8]
  ) {
    self.name = name
    self.readDeposit = readDeposit
    self.depositReply = depositReply
  }
}

/// A transfer that reached an account of the institution, as the rail tells it.
/// The payer's name and account are personal data: sealed before they are stored.
public struct IncomingTransfer: Sendable, CustomStringConvertible {
  /// These three name a SPEI transfer for ever; the rail's own number may repeat.
  public let operatingDate: CalendarDate
  public let senderInstitution: String
  public let claveRastreo: ClaveRastreo

  public let folio: RailFolio?
  public let amount: Money
  public let beneficiaryCLABE: String
  public let payerName: String?
  public let payerAccount: String?
  public let concept: String?
  public let reference: Int?
  public let settledAt: Date?

  public init(
    operatingDate: CalendarDate, senderInstitution: String, claveRastreo: ClaveRastreo,
    folio: RailFolio?, amount: Money, beneficiaryCLABE: String, payerName: String?,
    payerAccount: String?, concept: String?, reference: Int?, settledAt: Date?
  ) {
    self.operatingDate = operatingDate
    self.senderInstitution = senderInstitution
    self.claveRastreo = claveRastreo
    self.folio = folio
    self.amount = amount
    self.beneficiaryCLABE = beneficiaryCLABE
    self.payerName = payerName
    self.payerAccount = payerAccount
    self.concept = concept
    self.reference = reference
    self.settledAt = settledAt
  }

  /// SPEI's own identity of the transfer, the key by which it is taken in once.
  public var key: String { "\(operatingDate)/\(senderInstitution)/\(claveRastreo)" }

  public var description: String { "incoming transfer \(key)" }
}
