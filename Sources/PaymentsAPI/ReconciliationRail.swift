public import Foundation
public import Kernel

/// What a connector must offer so that a day can be compared with the bank's own list of it: what
/// was told by notice may have been lost on the way, the list has it all.
public struct ReconciliationRail: Sendable {
  public var name: String
  /// The day on which the rail books what happens at an instant.
  public var operatingDay: @Sendable (Date) -> CalendarDate
  /// The operating day before one.
  public var dayBefore: @Sendable (CalendarDate) -> CalendarDate
  public var statement:
    @Sendable (TenantID, StatementQuery) async throws(RailFailure) -> BankStatement

  public init(
    name: String, operatingDay: @escaping @Sendable (Date) -> CalendarDate,
    dayBefore: @escaping @Sendable (CalendarDate) -> CalendarDate,
    statement:
      @escaping @Sendable (TenantID, StatementQuery) async throws(RailFailure) ->
      BankStatement
  ) {
    self.name = name
    self.operatingDay = operatingDay
    self.dayBefore = dayBefore
    self.statement = statement
  }
}

/// Asks for one operating day; the present one is asked for otherwise than those that ended.
public struct StatementQuery: Hashable, Sendable {
  public let day: CalendarDate
  public let now: Date

  public init(day: CalendarDate, now: Date) {
    self.day = day
    self.now = now
  }
}

/// All that the rail booked on a day, both ways.
public struct BankStatement: Sendable {
  public let sent: [SentLine]
  public let received: [ReceivedLine]
  /// Lines that do not follow the rail's format: counted, so that nobody takes the rest for all.
  public let unreadableCount: Int

  public init(sent: [SentLine], received: [ReceivedLine], unreadableCount: Int = 0) {
    self.sent = sent
    self.received = received
    self.unreadableCount = unreadableCount
  }
}

/// An order that the rail took from our account, whoever gave it.
public struct SentLine: Sendable {
  public let claveRastreo: String
  public let institution: String
  public let amount: Money
  public let status: RailStatus

  public init(claveRastreo: String, institution: String, amount: Money, status: RailStatus) {
    self.claveRastreo = claveRastreo
    self.institution = institution
    self.amount = amount
    self.status = status
  }
}

/// A transfer that reached us, with all that its notice would have said.
public struct ReceivedLine: Sendable {
  public let transfer: IncomingTransfer
  public let status: RailStatus

  public init(transfer: IncomingTransfer, status: RailStatus) {
    self.transfer = transfer
    self.status = status
  }
}
