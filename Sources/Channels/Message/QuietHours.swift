import Foundation
import Kernel
import Tenancy

/// When a person may be reminded of a debt: on working days from 7:00 to 22:00 where the
/// institution lends, as the rules for debt collection say (Disposiciones de CONDUSEF a despachos
/// de cobranza). Codes and news that the person waits for are not reminders.
struct QuietHours: Sendable {
  let zone: TimeZone
  let calendar: BusinessCalendar

  static let opensSecond = 7 * 3_600
  static let closesSecond = 22 * 3_600

  /// Nil: it may go now. Otherwise, when it may.
  func nextOpening(after instant: Date) -> Date? {
    let local =
      Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
    let second = ((local % 86_400) + 86_400) % 86_400
    let today = CalendarDate(instant, in: zone)
    if calendar.isWorkingDay(today), second < Self.closesSecond {
      if second >= Self.opensSecond { return nil }
      return instant.addingTimeInterval(TimeInterval(Self.opensSecond - second))
    }
    let next = calendar.adding(workingDays: 1, to: today)
    let wait = today.days(to: next) * 86_400 + Self.opensSecond - second
    return instant.addingTimeInterval(TimeInterval(wait))
  }
}

extension MessageKind {
  /// Whether it reminds of a debt.
  var isReminder: Bool {
    switch self {
    case .recordatorioPago, .pagoVencido: true
    case .codigoAcceso, .codigoFirma, .codigoCuenta, .solicitudRecibida, .solicitudDatos,
      .solicitudAprobada, .solicitudRechazada, .contratoListo, .contratoFirmado,
      .desembolsoRechazado, .devolucionRechazada, .creditoDispersado, .creditoCancelado,
      .pagoRecibido, .pagoReversado, .garantiaAplicada, .creditoLiquidado,
      .correoConfirmacion:
      false
    }
  }
}
