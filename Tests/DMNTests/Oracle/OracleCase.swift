import Foundation

@testable import DMN

/// One request of the public compliance kit: a result that a test case wants.
struct OracleCase {
  let level: Int
  /// Results of one test case are judged together.
  let test: String
  let model: URL
  let others: [URL]
  let inputs: [(name: String, namespace: String?, value: FEELValue)]
  let ask: Ask
  let wanted: FEELValue

  enum Ask {
    case decision(String)
    /// And the output that is looked at, where it has several.
    case service(String, output: String?)
  }

  /// Of every folder under the root's levels.
  static func all(in root: URL) throws -> [OracleCase] {
    try (2...3).flatMap { level in
      try children(of: root.appending(path: "compliance-level-\(level)")).flatMap { folder in
        try children(of: folder).filter { $0.pathExtension == "xml" }.flatMap { file in
          try cases(in: file, level: level)
        }
      }
    }
  }

  private static func children(of folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  private static func cases(in file: URL, level: Int) throws -> [OracleCase] {
    let root = try XMLReader.read(String(contentsOf: file, encoding: .utf8)).root
    guard root.localName == "testCases", let name = root.first("modelName")?.text.trimmed else {
      return []
    }
    let folder = file.deletingLastPathComponent()
    let model = folder.appending(path: name)
    let others = try children(of: folder).filter {
      $0.pathExtension == "dmn" && $0.lastPathComponent != name
    }
    return root.all("testCase").flatMap { test in
      let inputs = test.all("inputNode").map { node in
        (name: node["name"] ?? "", namespace: node["namespace"], value: node.oracleValue)
      }
      return test.all("resultNode").map { result in
        let name = result["name"] ?? ""
        let ask: Ask =
          switch test["type"] {
          case "decisionService": .service(test["invocableName"] ?? "", output: name)
          case _: .decision(name)
          }
        return OracleCase(
          level: level, test: "\(file.lastPathComponent)#\(test["id"] ?? "")", model: model,
          others: others, inputs: inputs, ask: ask,
          wanted: result.first("expected")?.oracleValue ?? .null)
      }
    }
  }
}

extension XMLElement {
  /// A value as the kit writes them: one `value`, `component`s or a `list`.
  fileprivate var oracleValue: FEELValue {
    for child in elements {
      switch child.localName {
      case _ where child["xsi:nil"] == "true" && child["name"] == nil: return .null
      case "value": return child.oracleScalar
      case "list": return FEELValue(child.all("item").map(\.oracleValue))
      case "component":
        return .context(
          FEELContext(
            all("component").map {
              ($0["name"] ?? "", $0["xsi:nil"] == "true" ? .null : $0.oracleValue)
            }))
      case _: continue
      }
    }
    return .null
  }

  private var oracleScalar: FEELValue {
    let (type, text) = ((self["xsi:type"] ?? "").drop { $0 != ":" }.dropFirst(), text)
    let read: FEELValue? =
      switch type {
      case "decimal", "double", "float", "integer", "int", "long":
        Decimal128(text.trimmed).map(FEELValue.number)
      case "boolean": .boolean(["true", "1"].contains(text.trimmed))
      case "date": TimeReader.date(text.trimmed).map(FEELValue.date)
      case "time": TimeReader.time(text.trimmed).map(FEELValue.time)
      case "dateTime": TimeReader.dateTime(text.trimmed).map(FEELValue.dateTime)
      case "duration":
        TimeReader.yearsMonths(text.trimmed).map(FEELValue.yearsMonths)
          ?? TimeReader.daysTime(text.trimmed).map(FEELValue.daysTime)
      case _: .string(text)
      }
    return read ?? .string("unreadable \(type): \(text)")
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
