import Kernel
import Lending

// The particulars of what happened, after its name: «Cambio de tasa, al 48%».

extension ToldChange {
  var detail: String {
    switch what {
    case .prepayment(_, .shortenTerm): "acorta el plazo"
    case .prepayment(_, .lowerInstallments): "baja el pago"
    case .credited(_, let kind): kind.told
    case .charge(_, let component, let dueOn):
      "\(component.told), vence el \(dueOn.text.short)"
    case .waiver(_, let component): component.told
    case .chargeback(_, let id), .reversal(let id), .disputeClosed(let id): "de «\(id)»"
    case .disputeOpened(_, let number): "pago \(number)"
    case .rateChange(let rate): "al \(rate.text)"
    case .modification(let modification): modification.detail(calendar)
    case .payment, .payoff, .collectionFee, .drawdown, .cancellation, .refund: ""
    }
  }
}

extension PaymentKind {
  fileprivate var told: String {
    switch self {
    case .payment: "pago"
    case .prepayment: "pago anticipado"
    case .downPayment: "enganche"
    case .goodwill: "cortesía"
    case .merchantRefund: "devolución del comercio"
    case .payoutRefund: "entrega devuelta"
    }
  }
}

extension Modification {
  fileprivate func detail(_ calendar: NewCalendar?) -> String {
    switch self {
    case .reschedule(let new), .reage(let new), .restructure(_, let new), .topUp(_, let new):
      [
        calendar?.installments.map { "en \($0) pagos" },
        calendar?.firstDue.map { "desde el \($0.text.short)" },
        new.annualRate.map { "al \($0.text)" },
      ].compactMap { $0 }.joined(separator: ", ")
    case .paymentHoliday(let holiday):
      "\(holiday.installments) \(holiday.installments == 1 ? "pago" : "pagos"), interés "
        + holiday.interest.told
    case .transfer(let transfer): transfer.reference
    case .reamortise, .writeOff, .chargeOff, .sale: ""
    }
  }
}

extension HolidayInterest {
  fileprivate var told: String {
    switch self {
    case .capitalised: "capitalizado"
    case .deferred: "diferido"
    case .spread: "repartido"
    }
  }
}

extension LineEvent.What {
  var detail: String {
    switch self {
    case .draw(_, .cash): "efectivo"
    case .draw(_, .purchase): "compra"
    case .rateChange(let annual, _): "al \(annual.text)"
    case .reversal(let id): "de «\(id)»"
    case .payment, .fee, .collectionFee, .limitChange, .block, .unblock, .closing, .refund: ""
    }
  }
}

extension ToldGroupChange {
  var detail: String {
    switch self {
    case .payment(_, let rule): rule.told
    case .loan(let member, let change):
      ([member.text, change.detail].filter { !$0.isEmpty }).joined(separator: ", ")
    case .together(.guaranteeDeposit(let member, _)), .together(.guaranteeReturn(let member, _)),
      .together(.departure(let member)):
      member.text
    case .together(.solidarityRepayment(let from, let to, _)): "\(from) a \(to)"
    case .together(.reversal(let id)): "de «\(id)»"
    case .sheet, .guaranteeApplied, .together: ""
    }
  }
}

extension SplitRule {
  fileprivate var told: String {
    switch self {
    case .proRataToDue: "en proporción"
    case .oldestFirst: "lo más antiguo primero"
    case .equal: "en partes iguales"
    case .solidarity: "solidario"
    }
  }
}
