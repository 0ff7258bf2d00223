public import Kernel

/// One meeting of the group: what all members together agreed to bring to it.
public struct GroupInstallment: Hashable, Sendable, Encodable {
  public let number: Int
  public let dueOn: CalendarDate
  public let openingPrincipal: Money
  public let principal: Money
  public let interest: Money
  public let interestIVA: Money
  public let fees: Money
  public let feesIVA: Money

  public var closingPrincipal: Money { openingPrincipal - principal }
  public var total: Money { principal + interest + interestIVA + fees + feesIVA }
}

extension GroupAccount {
  /// The table of the group: its members' tables, added up.
  public var schedule: [GroupInstallment] {
    let tables = members.map(\.loan.schedule.installments)
    return tables[0].indices.map { index in
      let rows = tables.map { $0[index] }
      return GroupInstallment(
        number: rows[0].number, dueOn: rows[0].dueOn,
        openingPrincipal: rows.map(\.openingPrincipal).sum,
        principal: rows.map(\.principal).sum, interest: rows.map(\.interest).sum,
        interestIVA: rows.map(\.interestIVA).sum, fees: rows.map(\.fees).sum,
        feesIVA: rows.map(\.feesIVA).sum)
    }
  }
}
