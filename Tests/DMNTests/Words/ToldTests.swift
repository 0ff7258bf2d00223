import Foundation
import Testing

@testable import DMN

/// Everything that goes wrong is told in English and in Spanish.
@Suite struct ToldTests {
  private static func told(_ text: String) -> [Fault] {
    let run = Evaluation()
    do throws(FEELSyntaxError) {
      _ = try run.value(of: text)
      return run.faults
    } catch {
      return [Fault(error.told)]
    }
  }

  @Test(arguments: [
    ("1 + \"a\"", "a number + a string has no value", "un número + un texto no tiene valor"),
    ("[1, 2][3]", "the list has no item 3", "la lista no tiene el elemento 3"),
    ("x + 1", "nothing is called “x” here", "aquí no hay nada que se llame «x»"),
    (
      "1 + ", "an expression was expected, and here is the end",
      "se esperaba una expresión y aquí está el final"
    ),
    ("(1 2", "“)” was expected, and here is “2”", "se esperaba «)» y aquí está «2»"),
    ("{a: 1}.b", "a context has no “b”", "un contexto no tiene «b»"),
    (
      "abs(\"%\")", "abs does not take arguments of such types",
      "abs no recibe argumentos de esos tipos"
    ),
    (
      "matches(\"a\", \"\\\\p{Is%}\")", "there is no block of code points “Is%”",
      "no hay un bloque de caracteres «Is%»"
    ),
  ])
  func aSentenceIsToldInBoth(text: String, english: String, spanish: String) {
    let faults = Self.told(text)
    #expect(faults.contains { $0.message == english }, "\(faults)")
    #expect(faults.contains { $0.told.words == spanish }, "\(faults.map(\.words))")
  }

  @Test func aFaultSaysWhereInBoth() {
    let fault = Fault("null is filtered", places: [Place(element: "Tasa")], range: 4..<6)
    #expect(fault.description == "Tasa: null is filtered (column 5)")
    #expect(fault.words == "Tasa: se filtra un null (columna 5)")
  }

  /// The sentences that stand in the engine's own files.
  private static func written() throws -> Set<String> {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/DMN").standardizedFileURL
    let before =
      #/(?:\bfault|\bFault|\bstop|\brefused|message:|\.missing|: Told =)\s*\(?\s*(?:message:\s*)?"/#
      .wordBoundaryKind(.simple)
    var sentences: Set<String> = []
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      guard file.lastPathComponent != "Told.swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: before) {
        sentences.insert(Self.sentence(text[match.range.upperBound...]))
      }
    }
    return sentences
  }

  /// Up to the closing quote, with a gap for each interpolation.
  private static func sentence(_ source: Substring) -> String {
    var (sentence, rest, depth) = ("", source, 0)
    while let character = rest.popFirst() {
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character == "\\", let next = rest.popFirst() {
        sentence.append(next == "(" ? Told.gap : next)
        depth = next == "(" ? 1 : 0
      } else if character == "\"" {
        break
      } else {
        sentence.append(character)
      }
    }
    return sentence
  }

  @Test func everySentenceThatIsWrittenHasItsSpanishAndNoOther() throws {
    let written = try Self.written()
    let known = Set(Told.sentences.keys)
    #expect(written.count > 80)
    #expect(written.subtracting(known) == [], "these have no Spanish in Told+Sentences.swift")
    #expect(known.subtracting(written) == [], "nothing tells these any more")
  }

  @Test func bothHaveTheSameGaps() {
    for (english, spanish) in Told.sentences {
      let gaps = { (text: String) in text.count { $0 == Told.gap } }
      #expect(gaps(english) == gaps(spanish), "\(english)")
    }
  }
}
