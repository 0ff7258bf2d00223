public import Kernel

/// Why people do not form a group, or a group does not take an event.
public enum GroupRefused: Refusal, Hashable {
  case tooFewMembers
  case memberTwice
  case memberUnknown(MemberID)
  /// Their due dates are not those of the first member.
  case otherCalendar(MemberID)
  case amountNotPositive
  case sheetDoesNotSum(sheet: Money, payment: Money)
  case moreThanOwed(Money)
  case idTaken
  case nothingToReverse
  case guaranteeShort(Money)
  case nothingToCover
  /// It still answers for a loan that is open.
  case guaranteeNeeded
  case guaranteeOfOwnLoanOnly
  case stillOwes

  public var problem: Problem {
    Problem(
      "lending/group-refused", status: 409, title: "El grupo no lo admite", detail: detail,
      members: ["reason": reason])
  }

  private var reason: String {
    switch self {
    case .tooFewMembers: "tooFewMembers"
    case .memberTwice: "memberTwice"
    case .memberUnknown: "memberUnknown"
    case .otherCalendar: "otherCalendar"
    case .amountNotPositive: "amountNotPositive"
    case .sheetDoesNotSum: "sheetDoesNotSum"
    case .moreThanOwed: "moreThanOwed"
    case .idTaken: "idTaken"
    case .nothingToReverse: "nothingToReverse"
    case .guaranteeShort: "guaranteeShort"
    case .nothingToCover: "nothingToCover"
    case .guaranteeNeeded: "guaranteeNeeded"
    case .guaranteeOfOwnLoanOnly: "guaranteeOfOwnLoanOnly"
    case .stillOwes: "stillOwes"
    }
  }

  private var detail: String {
    switch self {
    case .tooFewMembers: "Un grupo tiene al menos dos integrantes."
    case .memberTwice: "Cada integrante va una sola vez."
    case .memberUnknown(let id): "\(id) no es del grupo."
    case .otherCalendar(let id): "Las fechas de pago de \(id) no son las del grupo."
    case .amountNotPositive: "El monto debe ser mayor que cero."
    case .sheetDoesNotSum(let sheet, let payment):
      "La hoja suma \(sheet.text) y el pago es de \(payment.text)."
    case .moreThanOwed(let owed): "Lo que se debe es \(owed.text)."
    case .idTaken: "Ya hay un movimiento con ese identificador."
    case .nothingToReverse: "No hay un movimiento con ese identificador que se pueda reversar."
    case .guaranteeShort(let held): "La garantía líquida que queda es \(held.text)."
    case .nothingToCover: "No hay nada vencido que la garantía líquida pueda pagar."
    case .guaranteeNeeded: "La garantía líquida todavía responde por un crédito abierto."
    case .guaranteeOfOwnLoanOnly: "La garantía líquida de cada quien paga solo su crédito."
    case .stillOwes: "Quien se va no debe tener adeudos de su crédito ni con el grupo."
    }
  }
}
