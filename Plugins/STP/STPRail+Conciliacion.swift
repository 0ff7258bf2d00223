import Kernel
public import PaymentsAPI

extension STPRail {
  /// The day's list, as STP booked it.
  public var reconciliation: ReconciliationRail {
    ReconciliationRail(
      name: "stp", operatingDay: { OperatingDay(at: $0).date },
      dayBefore: { OperatingDay.before($0) },
      statement: { (tenant, query) async throws(RailFailure) in
        try await statement(query, for: tenant)
      })
  }

  func statement(
    _ query: StatementQuery, for tenant: TenantID
  ) async throws(RailFailure) -> BankStatement {
    let account = try await account(of: tenant)
    // Today's list is asked without a date, past ones with theirs; STP demands it so.
    let date = query.day == OperatingDay(at: query.now).date ? nil : query.day.compact
    let sent = try await lines(of: "E", on: date, account)
    let received = try await lines(of: "R", on: date, account)
    let (sentLines, receivedLines) = (sent.compactMap(\.sent), received.compactMap(\.received))
    return BankStatement(
      sent: sentLines, received: receivedLines,
      unreadableCount: sent.count + received.count - sentLines.count - receivedLines.count)
  }

  /// No institution of ours has a day of more pages; a list that never ends is a fault of theirs.
  static let pagesMax = 1_000

  /// While the day runs, lines arrive between one page and the next: `total` of the last page
  /// counts, and a line seen twice is one.
  private func lines(
    of tipoOrden: String, on date: String?, _ account: STPAccount
  ) async throws(RailFailure) -> [STPConciliada] {
    let firma = try signature(
      of: STPCadena.conciliacion(
        empresa: account.empresa, tipoOrden: tipoOrden, fechaOperacion: date),
      by: account.signer)
    var lines: [Int: STPConciliada] = [:]
    for number in 0..<Self.pagesMax {
      let question = STPConciliacion(
        empresa: account.empresa, tipoOrden: tipoOrden,
        fechaOperacion: date.flatMap(Int.init).map { WireNumber($0) }, page: number, firma: firma)
      let reply = try await send(
        Call(
          method: "POST", url: account.baseURL + "/efws/API/V2/conciliacion",
          body: try encoded(question), timeoutMilliseconds: account.timeoutMilliseconds))
      switch ConciliacionOutcome(status: reply.status, body: reply.body) {
      case .unknown(let reason): throw .outcomeUnknown(reason: reason)
      case .page(let page, let total):
        for line in page { lines[line.idEF] = line }
        if page.isEmpty || lines.count >= total {
          return lines.values.sorted { $0.idEF < $1.idEF }
        }
      }
    }
    throw .outcomeUnknown(reason: "the list has no end")
  }
}
