import Foundation
import Kernel
import Web

/// A day at the bank beside our own books: what agrees and what asks for somebody.
struct ReconciliationPage: Page {
  struct Asked: Sendable {
    let when: String
    let failed: Bool
    let unreadableCount: Int
  }

  struct Line: Sendable {
    let direction: BankLine.Direction
    let claveRastreo: String
    let institution: String
    let bank: String
    let ours: String
    let link: Href?
  }

  struct Group: Sendable {
    let finding: DayComparison.Finding
    let count: Int
    let amount: String
    /// The first of them; of those that agree, a page.
    let lines: [Line]
  }

  struct Total: Sendable {
    let direction: BankLine.Direction
    let bank: String
    let ours: String
    let difference: String
    let agrees: Bool
  }

  let day: CalendarDate
  let dayBefore: CalendarDate
  let dayAfter: CalendarDate?
  let asked: Asked?
  let totals: [Total]
  let groups: [Group]
  /// The matched ones after these.
  let next: String?
  let csrf: String

  var title: String { "Conciliación" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, ReconciliationPage> {
    let uuid = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    func group(_ finding: DayComparison.Finding, lines: Int = 1) -> Group {
      Group(
        finding: finding, count: lines, amount: "$1,196.00",
        lines: Array(
          repeating: Line(
            direction: lines > 1 ? .sent : .received, claveRastreo: "MBAN01002611200000000001",
            institution: "40012", bank: finding == .missingThere ? "" : "$1,196.00",
            ours: finding == .missingHere ? "" : "$1,196.00",
            link: "/oficina/depositos/\(PaymentID(uuid))"), count: lines))
    }
    func total(_ direction: BankLine.Direction, _ difference: String) -> Total {
      Total(
        direction: direction, bank: "$12,500.00", ours: "$11,304.00", difference: difference,
        agrees: difference == "$0.00")
    }
    func page(_ asked: Asked?, _ groups: [Group], _ difference: String) -> ReconciliationPage {
      ReconciliationPage(
        day: CalendarDate(dayNumber: 20_777), dayBefore: CalendarDate(dayNumber: 20_776),
        dayAfter: nil, asked: asked,
        totals: asked == nil
          ? [] : [total(.received, difference), total(.sent, "$0.00")],
        groups: groups, next: groups.count == 1 ? "A1" : nil, csrf: "t")
    }
    let asked = Asked(when: "20 nov 2026, 09:00 h", failed: false, unreadableCount: 0)
    return [
      "sin consultar": page(nil, [], "$0.00"),
      "con diferencias": page(
        Asked(when: "20 nov 2026, 09:00 h", failed: true, unreadableCount: 2),
        DayComparison.Finding.allCases.map { group($0, lines: 2) }, "$1,196.00"),
      "todo coincide": page(asked, [group(.matched)], "$0.00"),
    ]
  }
}

extension DayComparison.Finding {
  var words: String {
    switch self {
    case .missingThere: "No están en el banco"
    case .missingHere: "Faltan aquí"
    case .amountDiffers: "Con otro importe o cuenta"
    case .stateDiffers: "En otro estado"
    case .recovered: "Recuperados"
    case .matched: "Conciliados"
    }
  }

  var badge: Badge {
    switch self {
    case .missingThere, .missingHere, .amountDiffers, .stateDiffers: Badge(words, .bad)
    case .recovered: Badge(words, .info)
    case .matched: Badge(words, .good)
    }
  }

  /// What a person does about it.
  var advice: String {
    switch self {
    case .missingThere:
      "Los tenemos por un aviso que el banco no respalda. No los aplique ni los devuelva: "
        + "pregunte al banco y avise a Cumplimiento."
    case .missingHere:
      "El banco los tiene y nosotros no. Un depósito se toma al conciliar de nuevo; una orden que "
        + "no dimos se reporta al banco de inmediato."
    case .amountDiffers:
      "El mismo rastreo con otro importe o cuenta. El nuestro no cambia: compare con el "
        + "comprobante (CEP) y aclare con el banco."
    case .stateDiffers:
      "El banco dice otra cosa de la misma operación. Pregunte por ella desde su página."
    case .recovered: "Su aviso no llegó: se tomaron de la lista del banco."
    case .matched: "El banco y nosotros decimos lo mismo."
    }
  }
}

extension BankLine.Direction {
  var words: String {
    switch self {
    case .sent: "Enviado"
    case .received: "Recibido"
    }
  }
}
