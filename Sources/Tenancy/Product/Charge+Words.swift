import Kernel
import Lending

extension Charge {
  /// `seguro de vida, 0.1% del saldo más IVA`; nil where it does not come with each payment.
  var perInstallmentText: String? {
    guard when == .eachInstallment else { return nil }
    let tax = iva == .zero ? ", exenta de IVA" : " más IVA"
    let called = name ?? code
    switch amount {
    case .fixed(let amount): return "\(called), \(amount.text)\(tax)"
    case .share(let rate, let base): return "\(called), \(rate.text) \(base.words)\(tax)"
    }
  }
}
