import Foundation
import Kernel
import PaymentsAPI
import Synchronization

/// A bank that never forgets what it accepted, never pays a tracking key twice, and whose line
/// breaks before or after accepting whenever a test says so.
final class Bank: Sendable {
  enum Line: Sendable { case good, cutBeforeAccepting, cutAfterAccepting, notSent, refusing }

  fileprivate struct Books {
    var line = Line.good
    var lines: [Line] = []
    var canBeAsked = true
    var statuses: [String: RailStatus] = [:]
    var accepted: [Transfer] = []
    var submissions = 0
    /// Deposits in the day's list, told as notices are.
    var deposits: [String] = []
    var strangers: [SentLine] = []
  }

  private let books = Mutex(Books())

  func line(is line: Line) { books.withLock { $0.line = line } }
  /// The next calls meet these, one each, and then the usual line.
  func next(_ lines: [Line]) { books.withLock { $0.lines = lines } }
  func canBeAsked(_ canBe: Bool) { books.withLock { $0.canBeAsked = canBe } }
  func set(_ status: RailStatus, of clave: ClaveRastreo) {
    books.withLock { $0.statuses[clave.text] = status }
  }
  func settleAll(at instant: Date) {
    books.withLock { books in
      for transfer in books.accepted {
        books.statuses[transfer.claveRastreo.text] = .settled(RailFolio("1"), at: instant)
      }
    }
  }

  func lists(_ deposits: String...) { books.withLock { $0.deposits += deposits } }
  func lists(_ order: SentLine) { books.withLock { $0.strangers.append(order) } }
  func forgetsDeposits() { books.withLock { $0.deposits = [] } }

  var accepted: [Transfer] { books.withLock { $0.accepted } }
  var submissions: Int { books.withLock { $0.submissions } }

  var rail: DisbursementRail {
    DisbursementRail(
      name: "bank",
      submit: { [self] (_, transfer) async throws(RailFailure) in
        let answer = books.withLock { $0.submit(transfer) }
        switch answer {
        case .success(let folio): return folio
        case .failure(let failure): throw failure
        }
      },
      find: { [self] (_, query) async throws(RailFailure) in
        let (canBe, status) = books.withLock {
          ($0.canBeAsked, $0.statuses[query.claveRastreo.text])
        }
        guard canBe else { throw .outcomeUnknown(reason: "silence") }
        return status
      },
      readChange: { (body) throws(UnreadableNotice) in
        guard let clave = ClaveRastreo(String(decoding: body, as: UTF8.self)) else {
          throw UnreadableNotice("no es una clave")
        }
        return TransferChange(folio: nil, claveRastreo: clave, status: .settled(nil, at: nil))
      },
      changeReply: Array("recibido".utf8))
  }

  /// Deposits are told as `day|bank|clave|centavos|clabe|reference`.
  var collection: CollectionRail {
    CollectionRail(
      name: "bank",
      readDeposit: { (body) throws(UnreadableNotice) in
        guard let deposit = IncomingTransfer(told: String(decoding: body, as: UTF8.self)) else {
          throw UnreadableNotice("no es un depósito")
        }
        return deposit
      },
      depositReply: Array("confirmar".utf8))
  }
}

extension Bank {
  /// The bank's day is the calendar's, in UTC: enough for whoever does not turn it.
  var reconciliation: ReconciliationRail {
    ReconciliationRail(
      name: "bank", operatingDay: { CalendarDate($0, in: .gmt) },
      dayBefore: { $0.adding(days: -1) },
      statement: { [self] (_, query) async throws(RailFailure) in
        let (canBe, deposits, sent) = books.withLock { books in
          (books.canBeAsked, books.deposits, books.sent + books.strangers)
        }
        guard canBe else { throw .outcomeUnknown(reason: "silence") }
        let received = deposits.compactMap { IncomingTransfer(told: $0) }
          .filter { $0.operatingDate == query.day }
        return BankStatement(
          sent: query.day == CalendarDate(query.now, in: .gmt) ? sent : [],
          received: received.map {
            ReceivedLine(transfer: $0, status: .settled(nil, at: nil))
          })
      })
  }
}

extension IncomingTransfer {
  init?(told text: String) {
    let parts = text.split(separator: "|")
    guard parts.count >= 6, let day = CalendarDate(parts[0]), let clave = ClaveRastreo(parts[2]),
      let centavos = Int64(parts[3])
    else { return nil }
    self.init(
      operatingDate: day, senderInstitution: String(parts[1]), claveRastreo: clave,
      folio: nil, amount: .centavos(centavos), beneficiaryCLABE: String(parts[4]),
      payerName: "LUPITA", payerAccount: CLABE.make(bank: 12, plaza: 180, account: 7).text,
      concept: "pago", reference: Int(parts[5]), settledAt: nil)
  }
}

extension Bank.Books {
  /// All that it accepted and where each order stands.
  fileprivate var sent: [SentLine] {
    accepted.map { transfer in
      SentLine(
        claveRastreo: transfer.claveRastreo.text, institution: "40012", amount: transfer.amount,
        status: statuses[transfer.claveRastreo.text] ?? .inFlight(nil))
    }
  }

  mutating func submit(_ transfer: Transfer) -> Result<RailFolio, RailFailure> {
    submissions += 1
    let line = lines.isEmpty ? self.line : lines.removeFirst()
    switch line {
    case .cutBeforeAccepting: return .failure(.outcomeUnknown(reason: "timeout"))
    case .notSent: return .failure(.notSent(reason: "no route"))
    case .refusing: return .failure(.refused(code: "stp-7", reason: "La cuenta no existe"))
    case .good, .cutAfterAccepting:
      guard statuses[transfer.claveRastreo.text] == nil else {
        return .failure(.outcomeUnknown(reason: "already held"))
      }
      accepted.append(transfer)
      let folio = RailFolio(String(accepted.count))
      statuses[transfer.claveRastreo.text] = .inFlight(folio)
      return line == .good ? .success(folio) : .failure(.outcomeUnknown(reason: "timeout"))
    }
  }
}
