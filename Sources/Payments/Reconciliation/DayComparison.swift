import Kernel
import PaymentsAPI

/// The bank's list of a day beside our own books of it, line by line: what agrees, what one of the
/// two lacks and what both have differently.
struct DayComparison: Sendable {
  enum Finding: String, Hashable, Sendable, CaseIterable {
    case missingThere, missingHere, amountDiffers, stateDiffers, recovered, matched
  }

  enum Subject: Hashable, Sendable {
    case receipt(PaymentID)
    case disbursement(DisbursementID)
  }

  struct Line: Hashable, Sendable {
    let direction: BankLine.Direction
    let claveRastreo: String
    let institution: String?
    let bankAmount: Money?
    let ourAmount: Money?
    let subject: Subject?
    let finding: Finding
  }

  /// Money that moved, by the bank and by us: equal where all agrees.
  struct Sum: Hashable, Sendable {
    var bank = Money.zero
    var ours = Money.zero
    var difference: Money { bank - ours }
  }

  let lines: [Line]
  let received: Sum
  let sent: Sum

  /// What came or moved after the bank made its list is left for the next one.
  init(bank: [BankLine], receipts: [OurReceipt], orders: [OurOrder]) {
    let bankReceived = bank.filter { $0.direction == .received }
    let bankSent = bank.filter { $0.direction == .sent }
    let told = Set(bankReceived.map(Key.init))
    let receipts = receipts.filter { !$0.isLaterThanList || told.contains(Key($0)) }
    lines = Self.received(bankReceived, receipts) + Self.sent(bankSent, orders)
    received = Sum(
      bank: bankReceived.filter { $0.status == .settled }.map(\.amount).sum,
      ours: receipts.map(\.amount).sum)
    sent = Sum(
      bank: bankSent.filter { $0.status == .settled }.map(\.amount).sum,
      ours: orders.filter { $0.state == .settled && !$0.isLaterThanList }.map(\.amount).sum)
  }

  func count(_ finding: Finding) -> Int { lines.count { $0.finding == finding } }

  func amount(_ finding: Finding) -> Money {
    lines.filter { $0.finding == finding }.compactMap { $0.bankAmount ?? $0.ourAmount }.sum
  }

  /// Nothing asks for a person.
  var isClean: Bool { lines.allSatisfy { $0.finding == .matched || $0.finding == .recovered } }
}

/// A receipt as the comparison needs it: SPEI's own identity of the transfer, and the money.
struct OurReceipt: Hashable, Sendable {
  let id: PaymentID
  let institution: String
  let claveRastreo: String
  let amount: Money
  let collectionCLABE: String
  let isLaterThanList: Bool
}

/// An order of ours that left, or may have.
struct OurOrder: Hashable, Sendable {
  let id: DisbursementID
  let claveRastreo: String
  let amount: Money
  let state: Disbursement.State.Name
  /// It was sent on that day, and no other day's list has it.
  let isOfThatDay: Bool
  /// It moved after the bank made its list.
  let isLaterThanList: Bool
}

extension DayComparison {
  private struct Key: Hashable {
    let institution: String
    let claveRastreo: String

    init(_ line: BankLine) {
      (institution, claveRastreo) = (line.institution, line.claveRastreo)
    }

    init(_ receipt: OurReceipt) {
      (institution, claveRastreo) = (receipt.institution, receipt.claveRastreo)
    }
  }

  private static func received(_ bank: [BankLine], _ ours: [OurReceipt]) -> [Line] {
    let mine = Dictionary(uniqueKeysWithValues: ours.map { (Key($0), $0) })
    let told = Set(bank.map(Key.init))
    let there = bank.compactMap { line in received(line, mine[Key(line)]) }
    let here = ours.filter { !told.contains(Key($0)) }.map { receipt in
      Line(
        direction: .received, claveRastreo: receipt.claveRastreo,
        institution: receipt.institution, bankAmount: nil, ourAmount: receipt.amount,
        subject: .receipt(receipt.id), finding: .missingThere)
    }
    return there + here
  }

  /// Nil where there is no money to take in: it is still on its way, or never reached us.
  private static func received(_ line: BankLine, _ ours: OurReceipt?) -> Line? {
    let finding: Finding
    switch (line.status, ours) {
    case (.settled, nil): finding = .missingHere
    case (.settled, let ours?):
      let agrees = ours.amount == line.amount && ours.collectionCLABE == line.collectionCLABE
      finding = agrees ? (line.recoveredAt == nil ? .matched : .recovered) : .amountDiffers
    case (.inFlight, nil), (.rejected, nil), (.returned, nil): return nil
    case (.inFlight, _?), (.rejected, _?), (.returned, _?): finding = .stateDiffers
    }
    return Line(
      direction: .received, claveRastreo: line.claveRastreo, institution: line.institution,
      bankAmount: line.amount, ourAmount: ours?.amount, subject: ours.map { .receipt($0.id) },
      finding: finding)
  }

  private static func sent(_ bank: [BankLine], _ ours: [OurOrder]) -> [Line] {
    let mine = Dictionary(uniqueKeysWithValues: ours.map { ($0.claveRastreo, $0) })
    let told = Set(bank.map(\.claveRastreo))
    let there = bank.map { line in sent(line, mine[line.claveRastreo]) }
    let here = ours.filter { $0.mustBeThere && !told.contains($0.claveRastreo) }.map { order in
      Line(
        direction: .sent, claveRastreo: order.claveRastreo, institution: nil, bankAmount: nil,
        ourAmount: order.amount, subject: .disbursement(order.id), finding: .missingThere)
    }
    return there + here
  }

  private static func sent(_ line: BankLine, _ ours: OurOrder?) -> Line {
    let finding: Finding
    if let ours {
      if ours.amount != line.amount {
        finding = .amountDiffers
      } else if !ours.agrees(with: line.status) {
        finding = .stateDiffers
      } else {
        finding = line.recoveredAt == nil ? .matched : .recovered
      }
    } else {
      // Somebody moved our money without us: nothing to take in, everything to look into.
      finding = .missingHere
    }
    return Line(
      direction: .sent, claveRastreo: line.claveRastreo, institution: line.institution,
      bankAmount: line.amount, ourAmount: ours?.amount, subject: ours.map { .disbursement($0.id) },
      finding: finding)
  }
}

extension OurOrder {
  func agrees(with status: BankLine.Status) -> Bool {
    switch status {
    case .inFlight: state == .submitted || isLaterThanList
    case .settled: state == .settled
    case .rejected: state == .rejected
    case .returned: state == .returned
    }
  }

  /// An order refused at the door, or whose end nobody knows yet, need not be in the bank's list.
  var mustBeThere: Bool {
    switch state {
    case .settled, .returned: isOfThatDay && !isLaterThanList
    case .requested, .held, .submitted, .rejected, .withdrawn: false
    }
  }
}
