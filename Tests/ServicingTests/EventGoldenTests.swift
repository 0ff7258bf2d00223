import CRMAPI
import Foundation
import Kernel
import ServicingAPI
import TestKit
import Testing

/// A published fact keeps its shape for ever: one golden JSON for each version.
@Suite struct EventGoldenTests {
  private static let loan = LoanID("loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!
  private static let party = PartyID("party_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!
  private static let on = CalendarDate("2026-11-20")!

  @Test func everyFactIsWrittenAsItWasPublished() throws {
    let repayment = RepaymentID(Self.loan.uuid)
    let payment = PaymentID(Self.loan.uuid)
    try check(
      LoanOrdered(
        loan: Self.loan, party: Self.party, contract: ContractID(Self.loan.uuid),
        productCode: "credito-quincenal", productVersion: 1, amount: .mxn(10_000),
        installmentCount: 6, signedOn: Self.on, group: nil, branch: "centro"))
    try check(
      LoanGroupOrdered(
        group: LoanGroupID(Self.loan.uuid), groupName: "Las Jacarandas", branch: "comala",
        president: Self.party, treasurer: Self.party, meetingWeekday: 3))
    try check(PayoutAccountCorrected(party: Self.party, by: .borrower(Self.party)))
    try check(
      LoanCancellationOrdered(
        loan: Self.loan, by: .borrower(Self.party), requestedOn: Self.on))
    try check(
      LoanBooked(loan: Self.loan, party: Self.party, principal: .mxn(10_000), signedOn: Self.on))
    try check(
      LoanActivated(
        loan: Self.loan, party: Self.party, amount: .mxn(9_652), disbursedOn: Self.on))
    try check(
      RepaymentApplied(
        loan: Self.loan, repayment: repayment, payment: payment, amount: .mxn(116),
        excess: .zero, effectiveOn: Self.on))
    try check(
      RepaymentReversed(
        loan: Self.loan, repayment: repayment, payment: payment, amount: .mxn(116),
        reversedOn: Self.on))
    try check(
      InstallmentFellDue(
        loan: Self.loan, party: Self.party, number: 1, dueOn: Self.on, unpaid: .mxn(1_000)))
    try check(LoanPaidOff(loan: Self.loan, party: Self.party, paidOffOn: Self.on))
    try check(LoanCancelled(loan: Self.loan, party: Self.party, cancelledOn: Self.on))
    try check(LoanCancellationLapsed(loan: Self.loan, party: Self.party, lapsedOn: Self.on))
  }

  private func check<Told: Fact & Hashable>(_ fact: Told) throws {
    let path = Repository.path("Tests/Golden/events/\(Told.name).json")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let written = String(decoding: try encoder.encode(fact), as: UTF8.self) + "\n"
    let golden = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(golden == written, "\(Told.name)")
    if let golden {
      #expect(try JSONDecoder().decode(Told.self, from: Data(golden.utf8)) == fact)
    } else if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil {
      try written.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
