import CaudalServer
import Foundation
import Kernel
import Tenancy
import Testing

/// What the guide shows of the command line is what the command line draws.
@Suite struct LifeGuideTests {
  static let guide = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/guides/credito")

  static func blocks(_ label: String, in chapter: String) throws -> [String] {
    let text = try String(
      contentsOf: guide.appending(path: "\(chapter).md"), encoding: .utf8)
    return text.components(separatedBy: "```\(label)\n").dropFirst()
      .map { $0.components(separatedBy: "\n```")[0] }
  }

  static func drawn(_ example: String) throws -> any Drawn {
    let file = guide.appending(path: "ejemplos/\(example).yaml")
    return try drawing(Array(Data(contentsOf: file)), named: "ejemplos/\(example).yaml")
  }

  @Test(arguments: ["modificaciones", "linea-revolvente", "grupal"])
  func whatTheGuideShowsIsDrawn(chapter: String) throws {
    let shown = try Self.blocks("console", in: chapter)
    #expect(!shown.isEmpty)
    for block in shown {
      let lines = block.components(separatedBy: "\n")
      #expect(lines[0] == "$ caudal quote --terms ejemplos/\(chapter).yaml")
      let text = try Self.drawn(chapter).text
      for part in lines.dropFirst().split(separator: "…") {
        #expect(text.contains(part.joined(separator: "\n")), "\(part.first ?? "")")
      }
    }
  }

  @Test(arguments: ["modificaciones", "linea-revolvente", "grupal"])
  func theFileThatTheGuideShowsIsTheExample(chapter: String) throws {
    let file = try String(
      contentsOf: Self.guide.appending(path: "ejemplos/\(chapter).yaml"), encoding: .utf8)
    let shown = try Self.blocks("yaml", in: chapter)
    #expect(!shown.isEmpty && shown.allSatisfy { file.contains($0) })
  }

  /// What the story says of the third meeting is what its file gives.
  @Test func theStoryOfTheGroupIsItsFile() throws {
    let chapter = try String(
      contentsOf: Self.guide.appending(path: "grupal.md"), encoding: .utf8)
    func row(_ name: String) -> [String] {
      let line = chapter.split(separator: "\n").first { $0.hasPrefix("| \(name) |") } ?? ""
      return line.split(separator: "|").dropFirst().map {
        $0.trimmingCharacters(in: .whitespaces)
      }.filter { !$0.isEmpty }
    }
    let text = try Self.drawn("grupal").text
    let names = ["Ana", "Bety", "Caro", "Dora"]
    #expect(row("Se le aplica").count == 5 && row("Le falta").count == 5)
    for (name, amount) in zip(names, row("Se le aplica")) {
      #expect(text.contains("→ \(name) $\(amount)\n"))
    }
    for (name, amount) in zip(names + ["Grupo"], row("Le falta")) {
      let line = text.split(separator: "\n").first { $0.hasPrefix("  \(name) ") }
      #expect(line?.contains(" $\(amount) ") ?? false, "\(name)")
    }
  }

  @Test(arguments: ["modificaciones", "linea-revolvente", "grupal"])
  func theSpreadsheetHasAColumnForEachName(example: String) throws {
    let lines = try Self.drawn(example).csv.split(separator: "\n")
    let widths = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(lines.count > 2 && widths.count == 1)
  }

  @Test func theDrawingIsAlsoJSON() throws {
    let answer = try Self.drawn("modificaciones")
    let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(answer))
    let loan = try #require((json as? [String: Any])?["loan"] as? [String: Any])
    #expect((loan["steps"] as? [Any])?.count == 7 && loan["bucket"] as? String == "8-30")
  }

  static let terms = """
    principal: 10000
    disbursedOn: 2027-01-15
    installmentCount: 4
    frequency: monthly
    accrual: byPeriod
    annualRate: 60 %
    moratorioAnnualRate: 120 %

    """

  @Test func aLifeWithNoEventsSaysSo() throws {
    let text = try drawing(Array((Self.terms + "events: []").utf8), named: "x.yaml").text
    #expect(text.contains("Ninguno.") && text.contains("Para liquidar"))
    let plain = try drawing(Array(Self.terms.utf8), named: "x.yaml")
    #expect(!plain.text.contains("Movimientos"))
    let later = try drawing(
      Array(Self.terms.utf8), named: "x.yaml", asOf: CalendarDate("2027-03-20")!)
    #expect(later.text.contains("33 días de atraso (31-60 días), desde el pago 1"))
  }

  @Test func theEffectiveAnnualRateIsDrawnBesideTheCAT() throws {
    let drawn = try drawing(Array(Self.terms.utf8), named: "x.yaml")
    #expect(drawn.text.contains("% sin IVA. Tasa efectiva anual 79.5856%."))
    let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(drawn))
    #expect((json as? [String: Any])?["effectiveAnnualRate"] as? Int == 795_856)
    let flat = try drawing(Array((Self.terms + "method: flat\n").utf8), named: "x.yaml")
    #expect(flat.text.contains("CAT") && !flat.text.contains("Tasa efectiva"))
  }

  @Test func aCancellationShowsTheOpeningFeeThatGoesBack() throws {
    let text =
      Self.terms + """
        openingFee: {share: 3 %, settlement: deducted}
        events:
          - {on: 2027-01-18, payment: 500}
          - {on: 2027-01-20, cancellation: 9152}
        """
    let drawn = try drawing(Array(text.utf8), named: "x.yaml").text
    #expect(drawn.contains("→ comisión por apertura devuelta: $348.00"))
    #expect(drawn.contains("→ de lo pagado antes: $500.00"))
    #expect(!drawn.contains("-$348.00") && !drawn.contains("-$848.00"))
  }

  @Test func whatDidNotEndTheLoanSaysSo() throws {
    func told(_ event: String) throws -> String {
      try drawing(
        Array((Self.terms + "events:\n  - {on: 2027-01-20, \(event)}").utf8), named: "x.yaml"
      ).text
    }
    #expect(try told("payoff: 500").contains("→ no alcanzó: quedó como un pago"))
    #expect(try told("payoff: 10500").contains("→ el crédito queda liquidado el 20 ene 2027"))
    let written = try told("writeOff: true}\n  - {on: 2027-02-01, payment: 100")
    #expect(written.contains("→ recuperado: ") && written.contains("Por recuperar"))
  }

  @Test func whatCannotHaveBeenIsToldWithItsLine() throws {
    let text =
      Self.terms + "events:\n  - {on: 2027-02-15, payment: 5}\n  - {on: 2027-02-16, payoff: 0}"
    let problem = try #require(throws: LifeFile.Unreadable.self) {
      _ = try drawing(Array(text.utf8), named: "x.yaml")
    }.problem
    #expect(problem.detail.hasPrefix("x.yaml:10: El monto debe ser mayor que cero"))
    #expect(problem.detail.hasSuffix("Corrija «events.2.payoff»."))
  }

  @Test func aLineThatCannotBeIsToldWithItsLine() throws {
    let text = """
      line:
        limit: 20000
        openedOn: 2026-01-20
        annualRate: 48 %
        cutOffDay: 15
        minimum: card
        accrual: byPeriod
      """
    let problem = try #require(throws: LifeFile.Unreadable.self) {
      _ = try drawing(Array(text.utf8), named: "x.yaml")
    }.problem
    #expect(problem.detail.hasPrefix("x.yaml:7: Los días de un ciclo"))
    #expect(problem.detail.hasSuffix("Corrija «line.accrual»."))
  }
}
