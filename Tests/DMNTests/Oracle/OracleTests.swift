import Foundation
import Testing

@testable import DMN

/// The public compliance kit's cases, read and judged here. `DMN_TCK` names another folder of the
/// same form; without one there is nothing to run.
@Suite struct OracleTests {
  static let root: URL? = {
    let usual = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared/oracles/dmn-tck").standardizedFileURL
    let named = ProcessInfo.processInfo.environment["DMN_TCK"].map { URL(filePath: $0) }
    return [(named ?? usual).appending(path: "dev"), named ?? usual].first {
      FileManager.default.fileExists(atPath: $0.appending(path: "compliance-level-2").path)
    }
  }()

  @Test(.enabled(if: root != nil)) func theGivenCasesComeOutAsWantedAlsoAfterWriting() throws {
    var tallies: [Int: Tally] = [:]
    var models = Models()
    let cases = try OracleCase.all(in: try #require(Self.root))
    for one in cases {
      let ready = try models.ready([one.model] + one.others)
      let (value, faults) = one.answer(of: ready.read)
      let isExternal = faults.contains { $0.message.contains("other languages") }
      tallies[one.level, default: Tally()].count(one, isRight: one.wanted.agrees(with: value))
      #expect(one.wanted.agrees(with: value) || isExternal, "\(one.test): \(value.text)")
      let again = one.answer(of: ready.written).value
      #expect(again.text == value.text, "\(one.test), read back: \(again.text)")
    }
    for (level, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let line = "dmn-tck level \(level): \(tally.line)\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
    #expect(tallies[2].map { $0.passed == $0.all } ?? true)
  }

  @Test(.enabled(if: root != nil)) func everyGivenModelIsWrittenBackWhole() throws {
    let models = Set(
      try OracleCase.all(in: try #require(Self.root)).flatMap { [$0.model] + $0.others })
    for file in models {
      let read = try DMNModel(String(contentsOf: file, encoding: .utf8))
      let written = try XMLReader.read(read.source.text)
      #expect(written.outline == read.source.outline, "\(file.lastPathComponent)")
      let formatted = try XMLReader.read(read.source.formatted)
      #expect(formatted.withoutBlanks == read.source.withoutBlanks, "\(file.lastPathComponent)")
      _ = read.findings()
    }
  }
}

/// Each test case once, right where all of its results are.
private struct Tally {
  private var right: [String: Bool] = [:]
  private var nonNull: Set<String> = []

  mutating func count(_ one: OracleCase, isRight: Bool) {
    right[one.test] = (right[one.test] ?? true) && isRight
    if !one.wanted.isNull { nonNull.insert(one.test) }
  }

  var all: Int { right.count }
  var passed: Int { right.values.count { $0 } }

  var line: String {
    let some = nonNull.count { right[$0] == true }
    return "\(passed) of \(all) (non-null \(some) of \(nonNull.count))"
  }
}

/// Models that were made ready, as they were read and as they were written back.
private struct Models {
  private var ready: [[URL]: Ready] = [:]

  struct Ready {
    let read: DecisionModel
    let written: DecisionModel
  }

  mutating func ready(_ files: [URL]) throws -> Ready {
    if let known = ready[files] { return known }
    let read = try files.map { try DMNModel(String(contentsOf: $0, encoding: .utf8)) }
    let written = try read.map { try DMNModel($0.source.formatted) }
    let made = Ready(
      read: DecisionModel(read[0], importing: Array(read.dropFirst())),
      written: DecisionModel(written[0], importing: Array(written.dropFirst())))
    ready[files] = made
    return made
  }
}

extension OracleCase {
  fileprivate func answer(of model: DecisionModel) -> (value: FEELValue, faults: [Fault]) {
    let now = FEELDateTime(secondsSince1970: 1_795_000_000)
    let run = Evaluation(now: now)
    let given = FEELContext(inputs.map { ($0.name, $0.value) })
    switch ask {
    case .decision(let name):
      let spaces = inputs.compactMap { input in input.namespace.map { (input.name, $0) } }
      let value = model.evaluate(
        name, inputs: given, namespaces: Dictionary(spaces) { _, last in last }, run)
      return (value, run.faults)
    case .service(let name, let output):
      let value = model.invoke(name, inputs: given, run)
      let isOneOfSeveral =
        (model.model.services.first { $0.name == name }?.outputDecisions.count ?? 1) > 1
      if isOneOfSeveral, let output, let one = value.context?[output] { return (one, run.faults) }
      return (value, run.faults)
    }
  }
}
