import Foundation
import Kernel
import Web

extension Identity {
  func addApprovals(to routes: inout Routes) {
    routes.get("/oficina/autorizaciones", .anyStaff) { visit in
      .page(ApprovalInboxPage(lines: try await inboxLines(visit)), chrome: .office)
    }
    routes.get("/oficina/autorizaciones/:approval", .anyStaff) { visit in
      try await showApproval(visit, refusal: nil, status: 200)
    }
    routes.post("/oficina/autorizaciones/:approval/decision", .anyStaff) { visit in
      try await decide(visit)
    }
    routes.post("/oficina/autorizaciones/:approval/retiro", .anyStaff) { visit in
      try await approvals.withdraw(try visit.id("approval", ApprovalID.self), by: visit)
      return Reply.redirect("/oficina/autorizaciones").saying("Se retiró la solicitud.")
    }
    routes.shows(ApprovalInboxPage.self, in: .office)
    routes.shows(ApprovalPage.self, in: .office)
    routes.place(Place("Autorizaciones", "/oficina/autorizaciones", in: .office, order: 70))
  }

  private func decide(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("approval", ApprovalID.self)
    var form = visit.form
    let reason = form.optionalText("motivo", max: 500)
    guard let verdict = Approvals.Verdict(rawValue: form.typed("decision")) else {
      return try await showApproval(visit, refusal: "Elija autorizar o rechazar.", status: 422)
    }
    guard verdict == .approve || reason != nil else {
      return try await showApproval(
        visit, refusal: "Escriba el motivo del rechazo.", status: 422)
    }
    do {
      try await approvals.decide(
        id, verdict, code: form.typed("codigo"), reason: reason, by: visit)
      return Reply.redirect("/oficina/autorizaciones")
        .saying(verdict == .approve ? "Quedó autorizado." : "Quedó rechazado.")
    } catch let refused as StepUp.Refused {
      return try await showApproval(
        visit, refusal: refused.problem.detail, status: refused.problem.status)
    }
  }

  private func inboxLines(_ visit: Visit) async throws -> [ApprovalInboxPage.Line] {
    let staff = try visit.staff()
    let zone = try await wiring.zone(visit.tenant)
    let open = try await approvals.inbox(staff, of: visit.tenant)
    let names = try await self.staff.names(open.map(\.maker), of: visit.tenant)
    return open.map { approval in
      ApprovalInboxPage.Line(
        id: approval.id, title: approvals.kinds[approval.kind]?.title ?? approval.kind,
        summary: approval.summary, maker: names[approval.maker] ?? "",
        asked: InstantText(approval.requestedAt, in: zone).text,
        until: InstantText(approval.expiresAt, in: zone).text,
        isMine: approval.maker == staff.id)
    }
  }

  private func showApproval(_ visit: Visit, refusal: String?, status: Int) async throws -> Reply {
    let staff = try visit.staff()
    let id = try visit.id("approval", ApprovalID.self)
    let approval = try await approvals.find(id, of: visit.tenant)
    guard let kind = approvals.kinds[approval.kind],
      staff.may(kind.checker) || approval.maker == staff.id
    else { throw NotFound() }
    let names = try await self.staff.names(
      [approval.maker, approval.checker].compactMap { $0 }, of: visit.tenant)
    let zone = try await wiring.zone(visit.tenant)
    let page = ApprovalPage(
      id: id, heading: kind.title, summary: approval.summary,
      details: approval.details(names, zone), link: kind.link(approval.subject),
      standing: approval.standing(for: staff, at: world.now(visit.tenant)), refusal: refusal,
      csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}

extension Approval {
  fileprivate func details(
    _ names: [StaffID: String], _ zone: TimeZone
  ) -> [(String, String)] {
    var pairs = facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    pairs.append(("Pidió", names[maker] ?? ""))
    if let makerReason { pairs.append(("Motivo", makerReason)) }
    pairs.append(("Cuándo", InstantText(requestedAt, in: zone).text))
    if let checker, let decidedAt {
      pairs.append(("Decidió", names[checker] ?? ""))
      pairs.append(("Decidido", InstantText(decidedAt, in: zone).text))
    } else {
      pairs.append(("Vence", InstantText(expiresAt, in: zone).text))
    }
    if let checkerReason { pairs.append(("Motivo de la decisión", checkerReason)) }
    return pairs
  }

  fileprivate func standing(for staff: StaffVisitor, at now: Date) -> ApprovalPage.Standing {
    switch state {
    case .approved: .over(Badge("Autorizada", .good))
    case .declined: .over(Badge("Rechazada", .bad))
    case .withdrawn: .over(Badge("Retirada", .plain))
    case .pending:
      if isExpired(at: now) {
        .over(Badge("Vencida", .warn))
      } else if maker == staff.id {
        .mayWithdraw
      } else {
        .mayDecide
      }
    }
  }
}
