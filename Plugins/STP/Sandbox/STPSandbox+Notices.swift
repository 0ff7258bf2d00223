import Foundation
import Kernel
import Vault

extension STPSandbox {
  /// Sends every notice that is due; called again and again while the sandbox runs.
  /// A notice that is not answered with 200 is tried again, later each time.
  public func deliverDue() async {
    for notice in state.notices.filter({ isDue($0) }).sorted(by: { $0.serial < $1.serial }) {
      guard let company = companies[notice.empresa] else { continue }
      let url = notice.kind == .change ? company.changeHookURL : company.depositHookURL
      let status = (try? await post(url, Array(notice.body))) ?? 0
      record(status, of: notice.serial)
    }
  }

  private func isDue(_ notice: SandboxNotice) -> Bool {
    guard notice.waitsForNext != true, notice.answered != 200,
      notice.attempts < SandboxNotice.attemptsMax,
      let now = now(of: notice.empresa)
    else { return false }
    return notice.dueAt <= now
  }

  private func record(_ status: Int, of serial: Int) {
    guard let place = state.notices.firstIndex(where: { $0.serial == serial }),
      let now = now(of: state.notices[place].empresa)
    else { return }
    state.notices[place].attempts += 1
    state.notices[place].answered = status
    let waitSeconds = 2 << min(state.notices[place].attempts, 8)
    state.notices[place].dueAt = now.addingTimeInterval(TimeInterval(waitSeconds))
    let notice = state.notices[place]
    if status == 200, notice.kind == .deposit,
      let deposit = state.deposits.firstIndex(where: { $0.abono.id.value == notice.subject })
    {
      state.deposits[deposit].confirmedAt = now
    }
    save()
  }

  /// One notice for each end that an order reaches, as its fate has it.
  func queueNotices(of order: SandboxOrder) {
    let ends = order.course.filter { $0.estado.meaning != .inFlight }
    switch order.fate {
    case .settlesWithoutNotice, .returnedWithoutNotice, .refusedForPLD, .lostWithoutAnswer,
      .stopsInFlight:
      return
    case .settlesWithRepeatedNotices:
      for end in ends { for _ in 1...5 { queue(end, of: order, at: end.at) } }
    case .noticesOutOfOrder:
      for (end, other) in zip(ends, ends.reversed()) { queue(other, of: order, at: end.at) }
    case .settles, .settlesLate, .cancelled, .returnedAfterSettlement, .acceptedWithoutAnswer,
      .answersThatNobodyAnswered:
      for end in ends { queue(end, of: order, at: end.at) }
    }
  }

  private func queue(_ step: SandboxStep, of order: SandboxOrder, at dueAt: Date) {
    let change = STPCambioDeEstado(
      id: order.id, empresa: order.orden.empresa, folioOrigen: order.orden.folioOrigen,
      claveRastreo: order.orden.claveRastreo, estado: step.estado.rawValue,
      causaDevolucion: step.causa?.rawValue, tsLiquidacion: milliseconds(step.at))
    append(change, .change, of: order.id, by: order.orden.empresa, at: dueAt)
  }

  func append(
    _ body: some Encodable, _ kind: SandboxNotice.Kind, of subject: Int, by empresa: String,
    at dueAt: Date, waitsForNext: Bool = false
  ) {
    guard let encoded = try? JSONEncoder().encode(body) else { return }
    state.notices.append(
      SandboxNotice(
        serial: state.newID(), empresa: empresa, kind: kind, subject: subject, body: encoded,
        dueAt: dueAt, waitsForNext: waitsForNext))
  }

  /// Notices that waited for a later one go out behind it.
  func release(_ serials: [Int], at now: Date) {
    for place in state.notices.indices where serials.contains(state.notices[place].serial) {
      state.notices[place].serial = state.newID()
      state.notices[place].waitsForNext = nil
      state.notices[place].dueAt = now
    }
  }
}
