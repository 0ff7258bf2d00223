import Documents
import Kernel
import SignatureAPI
import Tenancy

extension ContractDraft {
  /// What the legal documents say of this loan.
  func words(lender: LenderFields, cancelThrough: CalendarDate) -> TemplateValues {
    lender.values + borrowerFields.values + loanFields(cancelThrough: cancelThrough).values
      + scheduleFields.values + groupFields.values + pagareFields.values
  }

  var groupFields: GroupFields {
    GroupFields(
      name: group?.name, president: group?.president, treasurer: group?.treasurer,
      meetingDay: group?.meetingDay)
  }

  var borrowerFields: BorrowerFields {
    BorrowerFields(
      fullName: borrower.fullName, curp: borrower.curp, rfc: borrower.rfc,
      address: borrower.addressText, phone: borrower.phone, email: borrower.email)
  }

  func loanFields(cancelThrough: CalendarDate) -> LoanFields {
    LoanFields(
      folio: folio, preparedOn: preparedOn, place: place, reca: reca, productName: productName,
      amount: terms.amount, amountInWords: terms.amount.amountInWords,
      netDisbursed: terms.netDisbursed, totalToPay: terms.totalToPay,
      installmentCount: terms.installmentCount, frequency: terms.frequencyText,
      firstDueOn: terms.firstDueOn, lastDueOn: terms.lastDueOn, annualRate: terms.annualRate,
      moratorioAnnualRate: terms.moratorioAnnualRate, ivaRate: terms.ivaRate,
      catTenths: terms.catTenths, catVersion: CATMethod.words(terms.catVersion),
      openingFee: terms.openingFee,
      openingFeeIVA: terms.openingFeeIVA, collectionFee: terms.collectionFee,
      installmentCharges: terms.installmentChargesText,
      garantiaLiquida: terms.garantiaLiquida, dayCount: terms.dayCountText,
      allocationOrder: terms.allocationText, bankName: borrower.bankName, clabe: borrower.clabe,
      cancelThrough: cancelThrough, hasJointLiability: terms.hasJointLiability)
  }

  /// A series promises each payment; the one at sight, the amount lent, which bears interest.
  var pagareFields: PagareFields {
    let notes: [PagareFields.Note] =
      switch pagare {
      case .none: []
      case .perInstallment:
        schedule.map {
          .init(number: $0.number, count: schedule.count, amount: $0.total, dueOn: $0.dueOn)
        }
      case .atSightOnPaper: [.init(number: 1, count: 1, amount: terms.amount, dueOn: nil)]
      }
    return PagareFields(
      notes: notes, signedOn: preparedOn, place: place, annualRate: terms.annualRate,
      moratorioAnnualRate: terms.moratorioAnnualRate)
  }

  var scheduleFields: ScheduleFields {
    ScheduleFields(
      rows: schedule.map {
        ScheduleFields.Row(
          number: $0.number, dueOn: $0.dueOn, openingPrincipal: $0.openingPrincipal,
          principal: $0.principal, interest: $0.interest, interestIVA: $0.interestIVA,
          fees: $0.fees, total: $0.total, closingPrincipal: $0.closingPrincipal)
      })
  }
}

/// The name of the CAT's method as a document says it.
enum CATMethod {
  static func words(_ method: String) -> String {
    guard method == "circular21of2009as2015" else { return method }
    return "la Circular 21/2009 del Banco de México, con sus modificaciones hasta 2015"
  }
}
