import Foundation
import Testing

/// `caudal dmn`, as whoever writes policies runs it: what it says and how it ends.
@Suite struct DMNCommandTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  static let examples = root.appending(path: "docs/guides/politicas/ejemplos")
  static let policy = examples.appending(path: "politica.dmn").path
  static let gaps = examples.appending(path: "con-huecos.dmn").path

  struct Ended {
    let code: Int32
    let said: String
    let complained: String
  }

  /// The program beside the tests.
  static func caudal(_ arguments: [String], input: String = "") throws -> Ended {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "caudal")
    process.arguments = ["dmn"] + arguments
    let (given, said, complained) = (Pipe(), Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = said
    process.standardError = complained
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    try given.fileHandleForWriting.close()
    let (output, errors) = (
      said.fileHandleForReading.readDataToEndOfFile(),
      complained.fileHandleForReading.readDataToEndOfFile()
    )
    process.waitUntilExit()
    return Ended(
      code: process.terminationStatus, said: String(decoding: output, as: UTF8.self),
      complained: String(decoding: errors, as: UTF8.self))
  }

  /// A copy of a model that a test may change.
  static func copied(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "caudal-\(ProcessInfo.processInfo.globallyUniqueString).dmn").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  // eval

  @Test func evalSaysTheValueAndTheRowsThatAnswered() throws {
    let ended = try Self.caudal([
      "eval", Self.policy, "--decision", "Puntos", "--input", "Edad=34", "--input", "Atrasos=0",
    ])
    #expect(ended.code == 0, "\(ended)")
    #expect(ended.said == "Puntos = 680\n  Puntos: renglones 1, 2, 3 con 34; 0\n")
  }

  @Test func evalReadsInputsFromAFileAndThoseToldOneByOneCountMore() throws {
    let file = try Self.copied(#"{"Edad": 20, "Atrasos": 4}"#)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let ended = try Self.caudal([
      "eval", Self.policy, "--decision", "Puntos", "--inputs", file, "--input", "Atrasos=0",
    ])
    #expect(ended.code == 0 && ended.said.hasPrefix("Puntos = 620\n"), "\(ended)")
  }

  @Test func evalSaysInSpanishWhatWentWrongAndEndsWith3() throws {
    let ended = try Self.caudal([
      "eval", Self.policy, "--decision", "Tasa", "--input", "Atrasos=-1",
    ])
    #expect(ended.code == 3, "\(ended)")
    #expect(ended.said.contains("Tasa = null"))
    #expect(ended.said.contains("«Atrasos»") || ended.said.contains("ningún renglón"), "\(ended)")
  }

  @Test(arguments: [
    (["--input", "Edad"], "«Edad» no es nombre=valor"),
    (["--input", "Edad=1 +"], "«Edad» no es FEEL, columna 4: se esperaba una expresión"),
    (["--input", "Edda=1"], "El modelo no tiene un dato «Edda»"),
    (["--inputs", "/nada.json"], "No existe «/nada.json»"),
    (["--decision", "Puntitos"], "No hay una decisión «Puntitos»"),
  ])
  func evalRefusesWhatItCannotTake(arguments: [String], words: String) throws {
    let ended = try Self.caudal(["eval", Self.policy] + arguments)
    #expect(ended.code != 0 && ended.code != 3, "\(ended)")
    #expect((ended.said + ended.complained).contains(words), "\(ended)")
  }

  private static let hostile = [
    "twice": #"{"Edad": 35, "Edad": 17}"#,
    "exponent": #"{"Edad": 1e999999999}"#,
    "digits": #"{"Edad": "# + String(repeating: "9", count: 100_000) + "}",
    "nested": #"{"Edad": "# + String(repeating: "[", count: 100_000),
    "items": #"{"Edad": ["# + String(repeating: "0,", count: 1_000_000) + "0]}",
    "text": #"{"Edad": ""# + String(repeating: "z", count: 8_000_000) + "\"}",
    "decimals": #"{"Edad": 1."# + String(repeating: "3", count: 100_000) + "}",
  ]

  private static func eval(hostile name: String) throws -> Ended {
    let file = try copied(try #require(hostile[name]))
    defer { try? FileManager.default.removeItem(atPath: file) }
    return try caudal(["eval", policy, "--decision", "Puntos", "--inputs", file])
  }

  @Test(arguments: [
    ("twice", "«Edad» está dos veces"), ("exponent", "el número es demasiado grande"),
    ("digits", "el número es demasiado grande"), ("nested", "hay más de 100 listas y contextos"),
  ])
  func evalRefusesAFileThatSaysTooMuch(name: String, words: String) throws {
    let ended = try Self.eval(hostile: name)
    #expect(ended.code != 0 && ended.code != 3, "\(ended.said.prefix(500))")
    #expect(ended.complained.contains(words), "\(ended.complained.prefix(500))")
  }

  /// It is of no type that the policy takes, or is told as short as a number is.
  @Test(arguments: ["items", "text", "decimals"])
  func evalOfAHugeInputEnds(name: String) throws {
    let ended = try Self.eval(hostile: name)
    #expect([0, 3].contains(ended.code), "\(ended.complained.prefix(500))")
    #expect(ended.said.hasPrefix("Puntos = ") && ended.said.utf8.count < 1_000)
  }

  @Test func evalTakesANameHoweverItsLettersAreComposed() throws {
    let model = try Self.copied(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
      <inputData id="i" name="a\u{f1}o"><variable name="a\u{f1}o" typeRef="number"/></inputData>
      <decision id="d" name="d"><variable name="d"/><informationRequirement>
      <requiredInput href="#i"/></informationRequirement>
      <literalExpression><text>a\u{f1}o + 1</text></literalExpression></decision></definitions>
      """)
    let (alone, both) = (
      try Self.copied(#"{"an\u0303o": 1}"#), try Self.copied(#"{"an\u0303o": 1, "a\u00f1o": 2}"#)
    )
    defer {
      for file in [model, alone, both] { try? FileManager.default.removeItem(atPath: file) }
    }
    #expect(try Self.caudal(["eval", model, "--inputs", alone]).said == "d = 2\n")
    #expect(try Self.caudal(["eval", model, "--input", "an\u{303}o=4"]).said == "d = 5\n")
    let twice = try Self.caudal(["eval", model, "--inputs", both])
    #expect(twice.complained.contains("está dos veces, con letras que se ven igual"), "\(twice)")
  }

  @Test(arguments: ["eval", "lint", "fmt"])
  func aFileThatIsNoModelIsRefused(command: String) throws {
    let none = try Self.caudal([command, "/nada.dmn"])
    #expect(none.code != 0 && none.code != 3)
    #expect(none.complained.contains("No existe «/nada.dmn»"), "\(none)")
    let path = try Self.copied("<definitions><decision></definitions>")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let broken = try Self.caudal([command, path])
    #expect(broken.code != 0 && broken.code != 3)
    #expect(broken.complained.contains("línea 1: el texto no es XML"), "\(broken)")
  }

  // lint

  @Test func lintEndsWith0WhereThereIsNothing() throws {
    let ended = try Self.caudal(["lint", Self.policy])
    #expect(ended.code == 0 && ended.said.hasSuffix(": nada que corregir.\n"), "\(ended)")
  }

  @Test func lintSaysWhatItFindsAndEndsWith3() throws {
    let ended = try Self.caudal(["lint", Self.gaps])
    #expect(ended.code == 3)
    #expect(ended.said.contains("Canal: el renglón 2 nunca decide, porque el 1 responde antes."))
    let json = try Self.caudal(["lint", "--json", Self.gaps])
    #expect(json.code == 3)
    let lines = try JSONSerialization.jsonObject(with: Data(json.said.utf8)) as? [[String: Any]]
    let codes = (lines ?? []).compactMap { $0["code"] as? String }
    #expect(codes == ["unused-input", "unreadable", "gap", "overlap", "masked-rule"])
  }

  // imports

  /// Models by their files, in a folder of their own.
  private static func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "caudal-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (file, text) in files {
      try text.write(to: folder.appending(path: file), atomically: true, encoding: .utf8)
    }
    return folder
  }

  private static func model(_ namespace: String, importing other: String? = nil) -> String {
    let newest = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    let need = other.map {
      "<import name=\"otro\" namespace=\"\($0)\" importType=\"\(newest)\"/>"
    }
    return """
      <definitions xmlns="\(newest)" name="de \(namespace)" namespace="\(namespace)">\
      \(need ?? "")<decision id="d" name="d"><variable name="d"/><literalExpression>\
      <text>1</text></literalExpression></decision></definitions>
      """
  }

  private static let broken = model("urn:roto").replacing("</definitions>", with: "")

  @Test func aBrokenNeighbourStopsOnlyWhoImportsIt() throws {
    let folder = try Self.folder([
      "a.dmn": Self.model("urn:a", importing: "urn:b"), "b.dmn": Self.model("urn:b"),
      "c.dmn": Self.model("urn:c", importing: "urn:a2"),
      "a2.dmn": Self.model("urn:a2", importing: "urn:roto"), "roto.dmn": Self.broken,
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let well = try Self.caudal(["eval", folder.appending(path: "a.dmn").path])
    #expect(well.code == 0 && well.said == "d = 1\n", "\(well)")
    for file in ["a2.dmn", "c.dmn"] {
      let stopped = try Self.caudal(["eval", folder.appending(path: file).path])
      #expect(stopped.code != 0 && stopped.code != 3, "\(stopped)")
      let words = "«de urn:a2» importa «urn:roto». «roto.dmn», línea "
      #expect(stopped.complained.contains(words), "\(stopped)")
    }
  }

  @Test func ofTwoModelsWithOneNamespaceNoneIsImported() throws {
    let folder = try Self.folder([
      "a.dmn": Self.model("urn:a", importing: "urn:b"), "b.dmn": Self.model("urn:b"),
      "copia.dmn": Self.model("urn:b"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let ended = try Self.caudal(["eval", folder.appending(path: "a.dmn").path])
    #expect(ended.code != 0 && ended.code != 3)
    let words = "«de urn:a» importa «urn:b», y lo tienen «b.dmn», «copia.dmn»: deje uno."
    #expect(ended.complained.contains(words), "\(ended)")
  }

  // what is told

  @Test func whatIsLongIsToldByItsBeginning() throws {
    let deep = Self.model("urn:a").replacing(
      "<text>1", with: "<text>" + String(repeating: "(", count: 100_000) + "1")
    let path = try Self.copied(deep)
    defer { try? FileManager.default.removeItem(atPath: path) }
    for command in ["eval", "lint"] {
      let ended = try Self.caudal([command, path])
      #expect(ended.code == 3 && ended.said.utf8.count < 1_500, "\(ended.said.prefix(900))")
    }
  }

  // fmt

  @Test func fmtWritesOnlyWhatIsNotYetSo() throws {
    let text = try String(contentsOfFile: Self.policy, encoding: .utf8)
    let path = try Self.copied(text.replacing("\n      ", with: " "))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let checked = try Self.caudal(["fmt", "--check", path])
    #expect(checked.code == 3 && checked.said.contains("cambiaría"), "\(checked)")
    #expect(try Self.caudal(["fmt", path]).code == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try Self.caudal(["fmt", "--check", path]).code == 0)
  }

  // --stdio

  @Test func stdioAnswersLineForLineWhateverIsInThem() throws {
    let good = #"""
      {"model":"\#(Self.policy)","decision":"Puntos",\#
      "inputs":{"Edad":{"$number":"34"},"Atrasos":{"$number":"0"}}}
      """#
    let lines = [good, "{", #"{"model":"/nada.dmn","decision":"x"}"#, "", good]
    let ended = try Self.caudal(["--stdio"], input: lines.joined(separator: "\n") + "\n")
    #expect(ended.code == 0)
    let answers = ended.said.split(separator: "\n").map(String.init)
    try #require(answers.count == 5, "\(ended)")
    #expect(answers[0].contains(#""$number":"680""#) && answers[0].contains(#""errors":[]"#))
    #expect(answers[4] == answers[0])
    #expect(answers[1].contains("the request is no JSON"))
    #expect(answers[2].contains("/nada.dmn") || answers[2].contains("nada.dmn"))
    #expect(answers[3].contains("the request is no JSON"))
  }

  @Test func withoutAnythingItShowsHowItIsUsed() throws {
    let ended = try Self.caudal([])
    #expect(ended.code == 0 && ended.said.contains("caudal dmn eval politica.dmn"), "\(ended)")
  }
}
