import Kernel
import Lending
import OriginationAPI
import SignatureAPI
import Tenancy

/// What an application costs: as it was signed, and before that as of today.
struct PriceApplication: Sendable {
  let tenants: Tenants
  let signature: SignatureClient
  let quote: QuoteLoan

  struct Answer: Sendable {
    let price: PriceLine
    let productName: String
  }

  func callAsFunction(_ application: Application, in tenant: TenantID) async throws -> Answer {
    let contract = try await signature.contract(tenant, application.contract)
    if contract?.signedAt != nil,
      let offer = try await signature.offer(tenant, application.contract),
      let product = try await tenants.product(
        tenant, code: application.productCode, version: application.productVersion)
    {
      return Answer(price: PriceLine(offer, of: product), productName: product.name)
    }
    let quoted = try await quote(
      product: application.productCode, amount: application.amount,
      installments: application.installmentCount, in: tenant,
      version: application.productVersion)
    return Answer(price: PriceLine(quoted), productName: quoted.product.name)
  }
}

extension PriceLine {
  /// The price that the contract names, of the day it was prepared and signed.
  init(_ offer: ContractOffer, of product: LoanProduct) {
    self.init(
      amount: offer.terms.amount.text, deposit: offer.terms.netDisbursed.text,
      payment: PaymentWords(offer.schedule.map(\.total)).line,
      period: product.terms.frequency.periodWord,
      count: "\(offer.schedule.count) \(product.terms.frequency.periodsWord)",
      total: offer.terms.totalToPay.text, cat: RateText(tenths: offer.terms.catTenths).text,
      calculatedOn: offer.preparedOn.text.numeric)
  }
}
