import Kernel
import Lending

// How a life is told to people.

extension Occurrence {
  /// What happened; the keys are those of the file.
  static let words = [
    "payment": "Pago", "prepayment": "Pago anticipado", "payoff": "Liquidación",
    "credited": "Abono", "refund": "Devolución", "cancellation": "Cancelación",
    "drawdown": "Entrega", "chargeback": "Contracargo", "reversal": "Reverso",
    "charge": "Cargo", "collectionFee": "Gasto de cobranza", "waiver": "Condonación",
    "disputeOpened": "Aclaración", "disputeClosed": "Fin de aclaración",
    "rateChange": "Cambio de tasa", "reschedule": "Reprogramación",
    "reage": "Atraso a lo que falta", "restructure": "Reestructura", "topUp": "Ampliación",
    "paymentHoliday": "Diferimiento", "reamortise": "Nuevo cálculo", "writeOff": "Castigo",
    "chargeOff": "Baja contable", "transfer": "Traspaso", "sale": "Cesión",
    "draw": "Disposición", "fee": "Comisión", "limitChange": "Cambio de límite",
    "block": "Bloqueo", "unblock": "Desbloqueo", "closing": "Cierre",
    "sheet": "Pago con hoja", "guaranteeDeposit": "Depósito de garantía",
    "guaranteeApplied": "Aplicación de garantía",
    "guaranteeReturn": "Devolución de garantía", "solidarityRepayment": "Pago entre integrantes",
    "departure": "Salida de integrante", "loan": "De un integrante",
  ]

  var title: String { Self.words[name] ?? name }

  /// `Pago anticipado, baja el pago`, and when it was known if that was later.
  func told(_ detail: String) -> String {
    let words = detail.isEmpty ? title : "\(title), \(detail)"
    return isBackdated ? "\(words) (capturado el \(recordedOn.text.short))" : words
  }
}

extension Component {
  var told: String {
    switch self {
    case .principal: "capital"
    case .ordinaryInterest: "interés"
    case .moratorio: "moratorio"
    case .fees: "comisiones"
    case .insurance: "seguro"
    case .collectionFees: "gastos de cobranza"
    }
  }
}

extension Standing {
  var told: String {
    switch self {
    case .open: "vigente"
    case .paidOff(let on): "liquidado el \(on.text.short)"
    case .cancelled(let on): "cancelado el \(on.text.short)"
    case .writtenOff(let on): "castigado el \(on.text.short)"
    case .sold(let on): "cedido el \(on.text.short)"
    }
  }
}

extension InstallmentStanding {
  var told: String {
    switch state {
    case .paid(let on) where paid.total < owed.total: "Saldado \(on.text.short)"
    case .paid(let on): "Pagado \(on.text.short)"
    case .late(let days): days.daysLate
    case .due: "Vence hoy"
    case .covered: "Cubierto con saldo a favor"
    case .upcoming: "Por vencer"
    case .relieved(let on): "Ya no se pide \(on.text.short)"
    }
  }
}

extension RowKind {
  /// `3`; a row of another kind says what it is.
  func told(_ number: Int) -> String {
    switch self {
    case .installment: String(number)
    case .downPayment: "enganche"
    case .lateCharge: "cargo \(number)"
    }
  }
}

extension DelinquencyBucket {
  var told: String {
    switch self {
    case .current: "al corriente"
    case .days1to7, .days8to30, .days31to60, .days61to90: "\(rawValue) días"
    case .over90: "más de 90 días"
    }
  }
}

extension Int {
  var daysLate: String { self == 1 ? "1 día de atraso" : "\(self) días de atraso" }
}

extension Part {
  /// `$300.00 + IVA $48.00`.
  var told: String { iva.isZero ? net.text : "\(net.text) + IVA \(iva.text)" }
}

extension Balance {
  /// Its parts that are not zero: `capital $800.00, interés $300.00 + IVA $48.00`.
  var told: String {
    [Component.principal, .ordinaryInterest, .moratorio, .fees, .insurance, .collectionFees]
      .filter { !self[$0].isZero }
      .map { "\($0.told) \(self[$0].told)" }.joined(separator: ", ")
  }

  /// Principal, interest, moratorio, charges and IVA, each nothing where it is zero.
  var cells: [String] {
    [principal, ordinaryInterest.net, moratorio.net, charges.net, iva].map(\.cell)
  }

  static let columns: [TextTable.Column] =
    ["Capital", "Interés", "Moratorio", "Cargos", "IVA"].map { .figures($0) }
}
