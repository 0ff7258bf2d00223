import Testing

@testable import DMN

/// A name in a filter may be an entry's: where all entries' names are known, one that is none of
/// them is told when the model is made ready, and not only when it runs.
@Suite struct EntryNamesTests {
  private typealias Model = WrittenModel

  private static func problems(_ text: String, type: String? = "tPagos") throws -> [String] {
    let types =
      "<itemDefinition name=\"tPagos\" isCollection=\"true\"><itemComponent name=\"monto\">"
      + "<typeRef>number</typeRef></itemComponent><itemComponent name=\"fecha de pago\">"
      + "<typeRef>date</typeRef></itemComponent></itemDefinition>"
    let elements =
      types + Model.input("i", type: type) + Model.decision("d", needs: ["#i"], Model.literal(text))
    let model = try Model.model(elements)
    let told = DecisionModel(model).problems.map(\.message)
    let found = model.findings().filter { $0.matter.code == "unknown-name" }
    #expect(found.count == told.count, "\(found)")
    return told
  }

  @Test(arguments: [
    "i[monto > 5]", "i[item.monto > 5]", "i[fecha de pago > @\"2026-01-01\"]",
    "[{a: 1}][a = 1]", "[{a b: 1}][a b = 1]", "{x: i[monto > 5], y: x[monto > 9]}.y",
    "[{\"c d\": 1}][c d = 1]", "get entries({a: 1})[key = \"a\"].value",
    "for x in i return i[monto > x.monto]", "i[count(i) > 1]", "[1, 2][item > 1]",
    "i[some p in i satisfies p.monto > monto]", "context([{key: \"z\", value: 1}])[z = 1]",
  ])
  func whatMayBeAnEntryIsNotTold(text: String) throws {
    #expect(try Self.problems(text) == [])
  }

  @Test(arguments: ["i[montos > 5]", "i[monto > tope]", "[1, 2][x > 1]", "{a: 1}[b = 1]"])
  func whatIsNoEntryAndNotDeclaredIsTold(text: String) throws {
    let told = try Self.problems(text)
    #expect(told.count == 1 && told[0].hasPrefix("nothing is called"), "\(told)")
  }

  @Test(arguments: [nil, "Any", "context", "list"] as [String?])
  func whereWhatIsGivenMayHaveAnyNameNothingIsTold(type: String?) throws {
    #expect(try Self.problems("i[montos > 5]", type: type) == [])
  }

  @Test func aNameInABoxedFilterIsToldToo() throws {
    let logic =
      "<filter><in>\(Model.literal("[{a: 1}]"))</in>"
      + "<match>\(Model.literal("b = 1"))</match></filter>"
    let problems = DecisionModel(try Model.model(Model.decision("d", logic))).problems
    #expect(problems.map(\.message) == ["nothing is called “b” here"])
  }
}
