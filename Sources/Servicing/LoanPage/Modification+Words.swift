import Kernel
import Lending

extension Modification {
  /// As the loan's story tells it.
  var words: String {
    switch self {
    case .reschedule: "Reprogramación de los pagos"
    case .paymentHoliday(let holiday): "Diferimiento de \(holiday.installments) pagos"
    case .reage: "El atraso pasó a los pagos por venir"
    case .reamortise: "Se volvió a calcular la tabla de pagos"
    case .restructure: "Reestructura"
    case .topUp(let amount, _): "Ampliación del crédito por \(amount.text)"
    case .writeOff: "Castigo"
    case .chargeOff: "Baja contable"
    case .transfer(let transfer): "Traspaso a \(transfer.reference)"
    case .sale: "Cesión de la cartera"
    }
  }
}
