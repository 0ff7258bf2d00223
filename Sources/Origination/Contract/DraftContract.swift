import CRMAPI
import Kernel
import Lending
import ServicingAPI
import SignatureAPI
import Tenancy

/// What the legal documents of an application say if they are signed today.
struct DraftContract: Sendable {
  let tenants: Tenants
  let crm: CRMClient
  let group: @Sendable (TenantID, LoanGroupID) async throws -> LoanGroupSummary?
  let quote: QuoteLoan

  /// Nil where the applicant has no profile.
  func callAsFunction(
    _ application: Application, in tenant: TenantID
  ) async throws -> ContractDraft? {
    guard let profile = try await crm.profile(tenant, application.party) else { return nil }
    let quoted = try await quote(
      product: application.productCode, amount: application.amount,
      installments: application.installmentCount, in: tenant,
      version: application.productVersion)
    let manifest = try await tenants.manifest(tenant)
    let branch = manifest.branch(application.branch) ?? manifest.defaultBranch
    return ContractDraft(
      contract: application.contract, application: application.id, loan: application.loan,
      party: application.party,
      folio: Folio(application.loan, prefix: manifest.identity.folioPrefix).description,
      productCode: application.productCode, productVersion: application.productVersion,
      productName: quoted.product.name, reca: quoted.product.reca,
      borrower: profile.signer, terms: quoted.contractTerms, schedule: quoted.contractLines,
      preparedOn: quoted.quotedOn, place: "\(branch.name), \(branch.state.name)",
      pagare: quoted.product.pagare.ofContract,
      group: try await terms(of: application.group, in: tenant))
  }
}

extension LoanProduct.Pagare {
  fileprivate var ofContract: ContractDraft.Pagare {
    switch self {
    case .none: .none
    case .perInstallment: .perInstallment
    case .atSightOnPaper: .atSightOnPaper
    }
  }
}

extension DraftContract {
  /// Who answers with the borrower, by name.
  private func terms(
    of id: LoanGroupID?, in tenant: TenantID
  ) async throws -> ContractDraft.Group? {
    guard let id, let found = try await group(tenant, id) else { return nil }
    let day = DateText.weekdays[found.meetingWeekday - 1]
    return ContractDraft.Group(
      name: found.name, president: try await name(of: found.president, in: tenant),
      treasurer: try await name(of: found.treasurer, in: tenant), meetingDay: day)
  }

  private func name(of party: PartyID, in tenant: TenantID) async throws -> String {
    try await crm.profile(tenant, party)?.fullName ?? ""
  }
}

extension PartyProfile {
  fileprivate var signer: ContractDraft.Signer {
    let account = clabe.flatMap { CLABE($0) }
    return ContractDraft.Signer(
      fullName: fullName, curp: curp ?? "", rfc: rfc ?? "",
      addressText: address?.oneLine ?? "", phone: phone ?? "", email: email,
      clabe: account?.text ?? "", bankName: account?.bank?.name ?? "")
  }
}

extension Quote {
  var contractTerms: ContractDraft.Terms {
    let fee = terms.openingFeePart
    return ContractDraft.Terms(
      amount: terms.principal, netDisbursed: terms.netDisbursement, openingFee: fee.net,
      openingFeeIVA: fee.iva, annualRate: terms.annualRate,
      moratorioAnnualRate: terms.moratorioAnnualRate, ivaRate: terms.ivaRateAtSigning,
      catTenths: Int64(cat.tenths), catVersion: cat.method.rawValue,
      totalToPay: schedule.totalToPay, installmentCount: schedule.installments.count,
      frequencyText: product.terms.frequency.adjective, dayCountText: product.dayCountText,
      allocationText: product.allocationText, firstDueOn: schedule.firstDueOn,
      lastDueOn: schedule.lastDueOn,
      collectionFee: terms.collectionFee.isZero ? nil : terms.collectionFee,
      installmentChargesText: product.installmentChargesText,
      garantiaLiquida: terms.garantiaLiquida.map {
        $0.amount.of(terms.principal, rounding: terms.rounding)
      },
      hasJointLiability: product.group?.hasJointLiability ?? false)
  }

  var contractLines: [ContractDraft.Line] {
    schedule.installments.map { row in
      ContractDraft.Line(
        number: row.number, dueOn: row.dueOn, openingPrincipal: row.openingPrincipal,
        principal: row.principal, interest: row.interest, interestIVA: row.interestIVA,
        fees: row.charges.total, total: row.total, closingPrincipal: row.closingPrincipal)
    }
  }
}
