import Kernel
import Lending
import ServicingAPI
import Web

/// A group: who answers for whom, and what its members owe together.
struct GroupPage: Page {
  let folio: String
  let name: String
  let branch: String
  let president: String
  let treasurer: String
  let meetingDay: String
  let members: [LoanLine]
  let principal: String
  let outstanding: String
  let due: String
  let lateCount: Int
  let deposits: [Deposit]
  let held: String

  /// What a member leaves in deposit.
  struct Deposit: Hashable, Sendable {
    let member: String
    let loan: LoanID
    let required: String
    let held: String
  }

  var title: String { name }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Grupos", "/oficina/grupos")] }
}

extension GroupPage {
  init(
    _ group: LoanGroup, loans: [ListedLoan], deposits: [MemberDeposit], members: [LoanLine],
    names: [PartyID: String]
  ) {
    folio = group.folio
    name = group.name
    branch = group.branch
    president = names[group.president] ?? "—"
    treasurer = names[group.treasurer] ?? "—"
    meetingDay = DateText.weekdays[group.meetingDay.rawValue - 1]
    self.members = members
    principal = loans.map(\.summary.principal).sum.text
    outstanding = loans.map(\.summary.outstanding).sum.text
    due = loans.map(\.summary.due).sum.text
    lateCount = loans.count { $0.summary.daysPastDue > 0 }
    held = deposits.map(\.held).sum.text
    let byLoan = Dictionary(deposits.map { ($0.loan, $0) }) { first, _ in first }
    self.deposits = zip(loans, members).compactMap { listed, member in
      byLoan[listed.summary.id].flatMap { Deposit($0, of: member) }
    }
  }

  var body: HTML {
    """
    <h1>\(name)</h1>
    <p class="lead">\(folio) · sucursal \(branch) · se reúne los \(meetingDay)</p>
    <div class="figures">
    \(stat("Integrantes", String(members.count), detail: "\(lateCount) con atraso"))
    \(stat("Prestado", principal))
    \(stat("Saldo", outstanding))
    \(stat("Exigible", due))
    \(stat("Garantía en depósito", held))
    </div>
    \(card("Mesa directiva", officers))
    \(notice(.info, "<p>Cada integrante responde por el total (obligación solidaria).</p>"))
    \(card("Créditos de las integrantes", loanTable(members)))
    \(deposits.isEmpty ? .empty : card("Garantía líquida", depositTable))
    """
  }

  private var depositTable: HTML {
    table(
      "Garantía líquida de las integrantes",
      [
        Column("Integrante", .heading) { (line: Deposit) in
          "<a href=\"/oficina/creditos/\(line.loan)\">\(line.member)</a>"
        },
        Column("Pide el contrato", .number) { "\($0.required)" },
        Column("En depósito", .number) { "\($0.held)" },
      ], deposits)
  }

  private var officers: HTML {
    facts([("Presidencia", "\(president)"), ("Tesorería", "\(treasurer)")])
  }

  static var samples: KeyValuePairs<String, GroupPage> {
    let listed = ListedLoan(.sample)
    let party = listed.summary.party
    let group = LoanGroup(
      id: LoanGroupID(party.uuid), folio: "RAI-G-00000-00001", name: "Las Jacarandas",
      branch: "comala", president: party, treasurer: party, meetingDay: .wednesday)
    let line = LoanLine(listed, borrower: "María Soto Vela")
    return [
      "con integrantes": GroupPage(
        group, loans: [listed],
        deposits: [
          MemberDeposit(loan: listed.summary.id, required: .mxn(600), held: .mxn(400))
        ], members: [line], names: [party: "María Soto Vela"])
    ]
  }
}

extension GroupPage.Deposit {
  /// Nil where the loan asks for none.
  init?(_ deposit: MemberDeposit, of member: LoanLine) {
    guard deposit.required.isPositive else { return nil }
    self.init(
      member: member.borrower, loan: deposit.loan,
      required: deposit.required.text, held: deposit.held.text)
  }
}
