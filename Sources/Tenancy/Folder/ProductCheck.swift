import Kernel
import Lending

/// Proves a product by selling its extremes: every corner must give a schedule.
struct ProductCheck {
  let product: LoanProduct
  let calendar: BusinessCalendar

  func problems() -> [String] {
    let days = [CalendarDate("2026-01-14"), CalendarDate("2026-02-28")].compactMap { $0 }
    var messages: [String] = []
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
