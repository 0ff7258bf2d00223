/// Why a frequency gives no days to pay on.
public enum FrequencyFault: String, Hashable, Sendable, CaseIterable {
  /// Every zero days, or every eleven years.
  case stepOutOfRange
  /// None, or one that no month has.
  case daysOfMonthOutOfRange
  case daysOfMonthUnordered
  /// Two later than the 27th: both would be the last day of February.
  case twoMonthEnds
  /// Every whole period is alike only where the month's thirty days are a whole number for each.
  case periodsUneven
  case weekdayOutOfRange
  case datesUnordered
  /// Interest runs to the working day that two instalments are moved to: one has no days.
  case datesMeet
  /// The interest until the first agreed date is more than a level payment.
  case firstDateTooFar

  var detail: String {
    switch self {
    case .stepOutOfRange:
      "Los pagos van cada 1 a 3,660 días, 520 semanas, 120 meses o 10 años."
    case .daysOfMonthOutOfRange: "Los días de pago del mes van del 1 al 31, y son de 1 a 30."
    case .daysOfMonthUnordered: "Los días de pago del mes van en orden, sin repetir."
    case .twoMonthEnds:
      "Sólo un día de pago puede ser posterior al 27: en febrero, dos serían el mismo día."
    case .periodsUneven:
      "Con «byPeriod» los días de pago del mes son 1, 2, 3, 5, 6, 10, 15 o 30, para que cada "
        + "periodo tenga días enteros; con otro número, cuente días reales: «actual360»."
    case .weekdayOutOfRange: "El día de la semana va del primero al cuarto; 5 es el último."
    case .datesUnordered: "Las fechas acordadas van una tras otra, y al menos hay una."
    case .datesMeet: "Dos pagos caen en el mismo día hábil, y el interés corre hasta él."
    case .firstDateTooFar:
      "Los intereses hasta la primera fecha acordada superan el pago nivelado."
    }
  }
}
