import Foundation
import Kernel
import Web

/// The journal, newest first.
struct JournalPage: Page {
  let heads: [EntryHead]
  let next: EntryID?
  let isFirst: Bool

  var title: String { "Pólizas" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Contabilidad", "/oficina/contabilidad")] }

  var body: HTML {
    let following = next.map { Href("/oficina/contabilidad/polizas").with("antes", $0) }
    return """
      <h1>Pólizas</h1>
      \(heads.isEmpty ? emptyState("Sin pólizas") : list)
      \(pagination(previous: isFirst ? nil : "/oficina/contabilidad/polizas", next: following))
      """
  }

  private var list: HTML {
    table(
      "Pólizas",
      [
        Column("Fecha") { (head: EntryHead) in "\(head.effectiveOn.text.short)" },
        Column("Concepto", .heading) { head in
          "<a href=\"/oficina/contabilidad/polizas/\(head.id)\">\(head.memo)</a>"
        },
        Column("Origen") { head in "\(head.source)" },
      ], heads)
  }

  static var samples: KeyValuePairs<String, JournalPage> {
    [
      "vacía": JournalPage(heads: [], next: nil, isFirst: true),
      "con pólizas": JournalPage(heads: [.sample], next: nil, isFirst: true),
    ]
  }
}

/// One entry and its lines.
struct EntryPage: Page {
  let entry: RecordedEntry

  var title: String { entry.head.memo }
  var breadcrumbs: [Crumb] {
    [
      Crumb("Contabilidad", "/oficina/contabilidad"),
      Crumb("Pólizas", "/oficina/contabilidad/polizas"),
    ]
  }

  var body: HTML {
    """
    <h1>\(entry.head.memo)</h1>
    \(facts([
      ("Fecha", "\(entry.head.effectiveOn.text.long)"), ("Origen", "\(entry.head.source)"),
      ("Póliza", "\(entry.head.id)"),
    ]))
    \(table(
      "Movimientos",
      [
        Column("Cuenta", .heading) { (line: Posting) in "\(line.account) \(line.accountName)" },
        Column("Cargo", .number) { line in line.amount.isNegative ? "" : "\(line.amount.text)" },
        Column("Abono", .number) { line in
          line.amount.isNegative ? "\((-line.amount).text)" : ""
        },
        Column("Crédito") { line in
          line.loan.map { "<a href=\"/oficina/creditos/\($0)\">Ver</a>" as HTML } ?? .empty
        },
      ], entry.postings))
    """
  }

  static var samples: KeyValuePairs<String, EntryPage> {
    let id = EntryHead.sample.id
    let day = EntryHead.sample.effectiveOn
    return [
      "de un pago": EntryPage(
        entry: RecordedEntry(
          head: .sample,
          postings: [
            Posting(
              entry: id, effectiveOn: day, memo: "Pago", account: "1102", amount: .mxn(116),
              loan: nil),
            Posting(
              entry: id, effectiveOn: day, memo: "Pago", account: "2102", amount: -.mxn(116),
              loan: nil),
          ]))
    ]
  }
}

extension EntryHead {
  static let sample = EntryHead(
    id: EntryID("entry_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!,
    effectiveOn: CalendarDate(year: 2026, month: 11, day: 20)!, source: "receipt:pay_1",
    memo: "Depósito recibido <script>alert(1)</script>",
    recordedAt: Date(timeIntervalSince1970: 1_795_186_800))
}
