import Tenancy
import Testing

/// What makes YAML dangerous never reaches the composer.
@Suite struct YamlGateTests {
  private func problems(copy yaml: String) throws -> [ManifestProblem] {
    var folder = try DemoFolders.folder("solera")
    folder.files["copy.es-MX.yaml"] = Array(yaml.utf8)
    return validate(folder).filter { $0.file == "copy.es-MX.yaml" }
  }

  @Test(arguments: [
    "home: &a {title: x}\nquestions: *a\n", "home: !!str x\n", "home: !secret x\n",
    "- *x\n", "a: [*x]\n", "a: {b: &c d}\n", "home:\n  - &x y\n", "? &k a\n: b\n",
    "- b: |\n    text\n  c: *a\n", "a: \"q\" \nb: *a\n", "<<: *base\n",
  ])
  func anchorsAliasesAndTagsAreRefused(yaml: String) throws {
    let found = try problems(copy: yaml)
    #expect(found.contains { $0.message.contains("anclas") }, "\(found)")
  }

  @Test(.timeLimit(.minutes(1))) func aBillionLaughsIsRefused() throws {
    var yaml = "a: &a [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n"
    for (name, previous) in zip("bcdefghi", "abcdefgh") {
      let list = Array(repeating: "*\(previous)", count: 9).joined(separator: ",")
      yaml += "\(name): &\(name) [\(list)]\n"
    }
    #expect(try !problems(copy: yaml).isEmpty)
  }

  @Test func oversizeDepthAndOddBytesAreRefused() throws {
    #expect(try problems(copy: String(repeating: "# x\n", count: 40_000)).count == 1)
    #expect(try !problems(copy: String(repeating: "[", count: 20_000)).isEmpty)
    #expect(try !problems(copy: "a: " + String(repeating: "{a: ", count: 200)).isEmpty)
    #expect(try !problems(copy: String(repeating: "- ", count: 900) + "x\n").isEmpty)
    #expect(try !problems(copy: String(repeating: "? ", count: 900) + "x\n").isEmpty)
    #expect(try !problems(copy: "a: \u{7}\n").isEmpty)
    var folder = try DemoFolders.folder("solera")
    folder.files["copy.es-MX.yaml"] = [0x61, 0x3A, 0x20, 0xFF]
    #expect(validate(folder).contains { $0.message.contains("UTF-8") })
  }

  @Test(arguments: [
    ("%YAML 1.2\n---\na: b\n", 1), ("a: b\n---\nc: d\n", 2), ("a: 1\na: 2\n", 1),
    ("a: \"sin cerrar\nb: c\n", 1), ("a: [1, 2\nb: c\n", 2), ("\tb: c\n", 1), ("", 0),
  ])
  func whatCannotBeReadIsRefusedOnItsLine(yaml: String, line: Int) throws {
    let found = try problems(copy: yaml)
    #expect(found.first?.line == line, "\(found)")
  }

  @Test func ampersandsAndStarsInsideTextAreText() throws {
    let folder = try DemoFolders.solera(
      "copy.es-MX.yaml", replacing: "title: Elige cuánto y a qué plazo",
      with: "title: \"*Elige* & decide\"")
    #expect(!validate(folder).contains { $0.file == "copy.es-MX.yaml" })
  }
}
