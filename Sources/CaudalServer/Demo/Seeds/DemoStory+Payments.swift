import Jobs
import Kernel
import OriginationAPI
import Payments
import PaymentsAPI
import Postgres
import STP
import Servicing
import ServicingAPI
import Tenancy

extension DemoStory {
  /// Who steps back within ten business days says so; the money comes back with the day's
  /// payments.
  func cancel(on day: CalendarDate) async throws {
    for life in lives where life.plan.cancelsOn == day {
      let application = try await program.get(
        "/api/v1/applications/\(life.plan.id(ApplicationID.self, of: tenant.slug))",
        as: DemoApplication.self)
      guard let contract = application.contract else { continue }
      _ = try await program.post(
        "/api/v1/contracts/\(contract)/cancellation", Empty(), as: Empty.self)
      try await clock.settle()
    }
  }

  private struct Empty: Codable {}

  /// Transfers to each person's own CLABE; one in ten is told twice, as happens.
  func pay(on day: CalendarDate, isLast: Bool) async throws {
    var payments: [STPSandbox.Payment] = []
    for life in lives {
      guard let party = life.party, let loan = life.loan,
        let amount = try await amount(of: life.plan, loan, on: day, isLast: isLast),
        amount.isPositive,
        let clabe = try await house.payments.client.collectionCLABE(tenant.id, party)
      else { continue }
      payments.append(
        STPSandbox.Payment(
          clabe: clabe, amount: amount, payerName: life.plan.person.name.legalOrder,
          payerCLABE: life.plan.person.clabe.text, concept: "Pago de mi credito",
          notice: .init(copies: life.plan.person.ordinal % 10 == 0 ? 2 : 1)))
    }
    guard !payments.isEmpty else { return }
    try await clock.move(to: day, hour: 13)
    try await sandboxes.stp.pay(payments)
    try await hearTheBank()
  }

  /// What they pay that day; nil where they pay nothing.
  private func amount(
    of plan: DemoPlan, _ loan: LoanID, on day: CalendarDate, isLast: Bool
  ) async throws -> Money? {
    if let cancelsOn = plan.cancelsOn {
      guard day == cancelsOn.adding(days: 1) else { return nil }
      return try await house.servicing.paidOut(tenant.id, loan)
    }
    if let paysOffOn = plan.paysOffOn, day >= paysOffOn {
      guard day == paysOffOn || isLast else { return nil }
      let quote = try await house.servicing.client.payoffQuote(tenant.id, loan, day)
      return quote.map { $0.total + plan.surplus }
    }
    guard plan.pays(on: day), plan.dueOn.contains(day) || isLast else { return nil }
    let due = try await house.servicing.client.loanSummary(tenant.id, loan)?.due
    return due.map { isLast ? $0 + plan.surplus : $0 }
  }
}
