import Kernel
import Lending
import ServicingAPI
import Web

/// A collection fee as the loan's page lists it.
struct FeeLine: Hashable, Sendable {
  let number: String
  let installment: String
  let on: String
  /// With its IVA.
  let amount: String
  let reason: String
  /// Why it was undone, where it was.
  let reversed: String?
}

extension FeeLine {
  init(_ fee: CollectionFee, of file: LoanFile) {
    let charged = file.account.terms.withFeeIVA(fee.amount, on: fee.chargedOn)
    number = fee.number
    installment = String(fee.installment)
    on = fee.chargedOn.text.short
    amount = charged.total.text
    reason = file.acts.first { $0.event.id == fee.id }?.reason ?? ""
    let undoing = file.acts.first { $0.event.what == .reversal(of: fee.id) }
    reversed = undoing.map { $0.reason ?? "" }
  }

  static let sample = FeeLine(
    number: "1", installment: "1", on: "5 dic 2026", amount: "$174.00",
    reason: "Visita al domicilio", reversed: nil)
  static let undone = FeeLine(
    number: "1", installment: "1", on: "5 dic 2026", amount: "$174.00",
    reason: "Visita al domicilio", reversed: "La visita no se hizo")
}

extension LoanPage {
  /// What was charged for collecting, which of it was undone, and a way to undo the rest.
  var feesCharged: HTML {
    guard !fees.isEmpty else { return .empty }
    return card(
      "Gastos de cobranza",
      table(
        "Gastos de cobranza",
        [
          Column("Fecha", .heading) { unbroken($0.on) },
          Column("Por el pago", .number) { "\($0.installment)" },
          Column("Con IVA", .number) { "\($0.amount)" }, Column("Gestión") { "\($0.reason)" },
          Column("Estado") { state($0) },
        ], fees, rowClass: { $0.reversed == nil ? "" : "row-done" }))
  }

  private func state(_ fee: FeeLine) -> HTML {
    if let why = fee.reversed { return "\(Badge("Deshecho", .bad).html) \(why)" }
    guard actions.mayCorrect else { return Badge("Cobrado").html }
    let href: Href = "/oficina/creditos/\(loan)/gastos-de-cobranza/\(fee.number)/reverso"
    return "\(Badge("Cobrado").html) <a href=\"\(href)\">Deshacer</a>"
  }
}
