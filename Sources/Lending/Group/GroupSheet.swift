public import Kernel

/// One line of a meeting's sheet: who brought how much.
public struct SheetLine: Hashable, Sendable, Codable {
  public let member: MemberID
  public let amount: Money

  public init(_ member: MemberID, _ amount: Money) {
    self.member = member
    self.amount = amount
  }
}

/// Where the money goes that a member brought beyond what they have to pay.
public enum SheetSurplus: String, Hashable, Sendable, Codable, CaseIterable {
  case ownLoan
  /// To those behind, and what they do not need to the own loan.
  case membersBehind
}

extension GroupAccount {
  /// The shares of a payment whose sheet says who brought what. Refused where the sheet is not
  /// exactly the payment.
  public func split(
    _ amount: Money, sheet: [SheetLine], surplus: SheetSurplus, on date: CalendarDate
  ) throws(GroupRefused) -> [GroupShare] {
    guard amount.isPositive, sheet.allSatisfy({ !$0.amount.isNegative }) else {
      throw .amountNotPositive
    }
    for line in sheet where !members.contains(where: { $0.id == line.member }) {
      throw .memberUnknown(line.member)
    }
    guard Set(sheet.map(\.member)).count == sheet.count else { throw .memberTwice }
    let total = sheet.map(\.amount).sum
    guard total == amount else { throw .sheetDoesNotSum(sheet: total, payment: amount) }
    let brought = members.map { member in
      sheet.first { $0.member == member.id }?.amount ?? .zero
    }
    switch surplus {
    case .ownLoan:
      return zip(members, brought).map { GroupShare($0.id, payer: $0.id, amount: $1) }
        .filter { $0.amount.isPositive }
    case .membersBehind:
      return SplitTable(self, on: date).solidarity(brought).payment
    }
  }
}
