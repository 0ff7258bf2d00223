import Kernel
import Lending

/// Proves a product by selling its extremes: every corner must give a schedule.
struct ProductCheck {
  let product: LoanProduct
  let calendar: BusinessCalendar

  func problems() -> [String] {
    let days = [CalendarDate("2026-01-14"), CalendarDate("2026-02-28")].compactMap { $0 }
    var messages = onlyQuoted
    for amount in [product.amount.min, product.amount.max] {
      for count in [product.installmentRange.lowerBound, product.installmentRange.upperBound] {
        for day in days {
          if let message = refusal(amount: amount, installments: count, on: day) {
            messages.append(
              "\(amount.text) a \(count) \(product.terms.frequency.periodsWord): \(message)")
          }
        }
      }
    }
    return Array(Set(messages)).sorted()
  }

  /// What is quoted to the centavo and not yet kept in the books of a loan.
  private var onlyQuoted: [String] {
    let atDisbursement = product.terms.charges.contains { charge in
      if case .disbursement = charge.when { true } else { false }
    }
    return [
      ("annualRate.floating", product.terms.floating != nil),
      ("punctuality", product.terms.punctuality != nil),
      ("iva.interestBase: real", product.terms.iva?.interestBase == .real),
      ("downPayment", product.terms.downPayment != nil),
      ("charges con when: disbursement", atDisbursement),
    ].filter(\.1).map { "«\($0.0)» se cotiza, pero un producto aún no puede llevarlo." }
  }

  private func refusal(amount: Money, installments: Int, on day: CalendarDate) -> String? {
    let terms = product.terms(amount: amount, installments: installments, disbursedOn: day)
    do throws(TermsRefused) {
      _ = try Schedule(terms, calendar: calendar)
      return nil
    } catch {
      return error.problem.detail
    }
  }
}
