import Kernel
import Lending

extension Explanation {
  /// `$8,000.00 × 72% × 15 días ÷ 360`, less what was paid of it.
  var words: String {
    let paid = self.paid.isZero ? "" : " − \(self.paid.text) pagado"
    let relieved = self.relieved.isZero ? "" : " − \(self.relieved.text) condonado o modificado"
    return formula.words + paid + relieved
  }
}

extension Explanation.Formula {
  var words: String {
    switch self {
    case .agreed: "Según la tabla de pagos"
    case .workedOutAgain: "Recalculado tras un pago anticipado, una modificación o la liquidación"
    case .charged: "Gestión de cobranza realizada"
    case .interest(let base, let rate, let count, let year):
      "\(base.text) × \(rate.text) × \(days(count)) ÷ \(year)"
    case .share(let whole, let passed, let all):
      "\(whole.text) del periodo × \(passed) de \(days(all))"
    case .iva(let base, let rate): "\(base.text) × \(rate.text) de IVA"
    case .moratorio(let spans, let rate, let year):
      "(" + spans.map { "\($0.base.text) × \(days($0.days))" }.joined(separator: " + ")
        + ") × \(rate.text) ÷ \(year)"
    case .moratorioCap(let overdue, let share):
      "Tope de los moratorios: \(overdue.text) que faltaban al vencer × \(share.text)"
    }
  }
}
