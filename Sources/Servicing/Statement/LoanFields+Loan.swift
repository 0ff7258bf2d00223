import Documents
import Kernel
import Lending
import Tenancy

extension LoanFields {
  /// What a document says of a loan that is in the books. The account that was paid is Payments'
  /// to know, so a document that needs it is not made here.
  init(_ loan: Loan, product: LoanProduct?, manifest: Manifest) {
    let terms = loan.schedule.terms
    let fee = terms.openingFeePart
    self.init(
      folio: loan.folio, preparedOn: loan.signedOn, place: manifest.identity.city,
      reca: product?.reca ?? "", productName: loan.product.name, amount: terms.principal,
      amountInWords: terms.principal.amountInWords, netDisbursed: terms.netDisbursement,
      totalToPay: loan.schedule.totalToPay,
      installmentCount: loan.schedule.installments.count, frequency: terms.frequency.adjective,
      firstDueOn: loan.schedule.firstDueOn, lastDueOn: loan.schedule.lastDueOn,
      annualRate: terms.annualRate, moratorioAnnualRate: terms.moratorioAnnualRate,
      ivaRate: terms.ivaRateAtSigning, catTenths: Int64(loan.cat?.tenths ?? 0),
      catVersion: "Circular 21/2009 de Banco de México", openingFee: fee.net,
      openingFeeIVA: fee.iva, collectionFee: terms.collectionFee,
      installmentCharges: product?.installmentChargesText, garantiaLiquida: nil,
      dayCount: product?.dayCountText ?? "", allocationOrder: product?.allocationText ?? "",
      bankName: "", clabe: "", cancelThrough: loan.cancelThrough,
      hasJointLiability: loan.group != nil)
  }
}
