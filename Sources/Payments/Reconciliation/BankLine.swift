import Foundation
import Kernel
import PaymentsAPI

/// A line of the bank's list of a day, as it was last told. No name and no account of a person.
struct BankLine: Hashable, Sendable {
  enum Direction: String, Hashable, Sendable, CaseIterable { case sent, received }
  enum Status: String, Hashable, Sendable { case inFlight, settled, rejected, returned }

  let direction: Direction
  let institution: String
  let claveRastreo: String
  let amount: Money
  let status: Status
  /// Ours, where the money was sent to; nil in what we sent.
  let collectionCLABE: String?
  /// When the bank's list told us what no notice had.
  var recoveredAt: Date?
}

extension BankLine {
  /// One line for each key: of an order that the bank refused and took again under the same clave,
  /// the later counts.
  static func told(by statement: BankStatement) -> [BankLine] {
    let lines = statement.sent.map { BankLine($0) } + statement.received.map { BankLine($0) }
    var places: [String: Int] = [:]
    return lines.reduce(into: []) { told, line in
      let key = "\(line.direction.rawValue)/\(line.institution)/\(line.claveRastreo)"
      if let place = places[key] {
        told[place] = line
      } else {
        places[key] = told.count
        told.append(line)
      }
    }
  }

  init(_ line: SentLine) {
    self.init(
      direction: .sent, institution: line.institution, claveRastreo: line.claveRastreo,
      amount: line.amount, status: Status(line.status), collectionCLABE: nil)
  }

  init(_ line: ReceivedLine) {
    self.init(
      direction: .received, institution: line.transfer.senderInstitution,
      claveRastreo: line.transfer.claveRastreo.text, amount: line.transfer.amount,
      status: Status(line.status), collectionCLABE: line.transfer.beneficiaryCLABE)
  }
}

extension BankLine.Status {
  init(_ status: RailStatus) {
    switch status {
    case .inFlight: self = .inFlight
    case .settled: self = .settled
    case .rejected: self = .rejected
    case .returned: self = .returned
    }
  }
}
