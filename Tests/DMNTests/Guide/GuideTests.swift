import Foundation
import Testing

@testable import DMN

/// What docs/guides/politicas says is what the engine does.
@Suite struct GuideTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../docs/guides/politicas").standardizedFileURL

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func model(_ name: String) throws -> DMNModel {
    try DMNModel(text("ejemplos/\(name).dmn"))
  }

  /// Fenced blocks whose first line begins so: what else that line says, and the lines.
  static func blocks(_ name: String, in text: String) -> [(word: String, lines: [String])] {
    text.components(separatedBy: "```\(name)").dropFirst().compactMap { rest in
      let lines = rest.components(separatedBy: "\n")
      guard let end = lines.firstIndex(of: "```") else { return nil }
      return (lines[0].trimmingCharacters(in: .whitespaces), Array(lines[1..<end]))
    }
  }

  static func value(_ text: String) throws -> FEELValue { try Evaluation().value(of: text) }

  @Test func everyFormulaComesToWhatStandsBesideIt() throws {
    var count = 0
    for block in Self.blocks("feel", in: try Self.text("feel.md")) {
      var given: String?
      for line in block.lines {
        if line.hasPrefix("dado {") {
          given = String(line.dropFirst(6).dropLast())
          continue
        }
        let parts = line.components(separatedBy: " → ")
        try #require(parts.count == 2, "\(line)")
        let whole = given.map { "{\($0), resultado: \(parts[0])}.resultado" } ?? parts[0]
        let value = try Self.value(whole)
        #expect(try Self.value(parts[1]).agrees(with: value), "\(line), and it is \(value.text)")
        count += 1
      }
    }
    #expect(count > 35)
  }

  @Test func everyCaseOfTheTablesComesToWhatStandsBesideIt() throws {
    let model = DecisionModel(try Self.model("politica"))
    #expect(model.problems.isEmpty)
    var count = 0
    for block in Self.blocks("caso", in: try Self.text("tablas.md")) {
      for line in block.lines {
        let parts = line.components(separatedBy: " → ")
        guard parts.count == 2, case .context(let inputs) = try Self.value(parts[0]) else {
          Issue.record("\(line)")
          continue
        }
        let value = model.evaluate(block.word, inputs: inputs, Evaluation())
        #expect(try Self.value(parts[1]).agrees(with: value), "\(line), and it is \(value.text)")
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test func everyTableIsTheModels() throws {
    let model = try Self.model("politica")
    let text = try Self.text("tablas.md")
    for decision in model.decisions {
      guard case .table(let table)? = decision.logic?.form else { continue }
      let drawn = "<!-- tabla \(decision.name) -->\n" + table.markdown(decision.name)
      #expect(text.contains(drawn), "\(drawn)")
    }
  }

  @Test func theLinterSaysWhatTheGuideSaysItDoes() throws {
    #expect(try Self.model("politica").findings() == [])
    let told = try Self.model("con-huecos").findings().map(\.description)
    #expect(Self.blocks("hallazgos", in: try Self.text("revisar.md")).map(\.lines) == [told])
  }
}

extension DecisionTable {
  fileprivate func markdown(_ name: String) -> String {
    let head = ["\(policy.letter)"] + inputs.map(\.title) + outputs.map { $0.name ?? name }
    let rows = rules.enumerated().map { place, rule in
      ["\(place + 1)"] + rule.tests + rule.outputs
    }
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { row in
      row.contains("---")
        ? "|" + row.joined(separator: "|") + "|" : "| " + row.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}

extension HitPolicy {
  fileprivate var letter: String {
    switch self {
    case .unique: "U"
    case .any: "A"
    case .priority: "P"
    case .first: "F"
    case .collect(nil): "C"
    case .collect(.sum?): "C+"
    case .collect(.count?): "C#"
    case .collect(.min?): "C<"
    case .collect(.max?): "C>"
    case .ruleOrder: "R"
    case .outputOrder: "O"
    }
  }
}
