import Testing

@testable import DMN

/// Types that a model defines (7.3.2, 7.3.3) and what FEEL converts by itself (10.3.2.9.4).
@Suite struct ItemTypeTests {
  private typealias Model = WrittenModel

  private static func item(
    _ name: String, _ base: String, allowed: String? = nil, constraint: String? = nil,
    collection: Bool = false
  ) -> String {
    "<itemDefinition name=\"\(name)\" isCollection=\"\(collection)\"><typeRef>\(base)</typeRef>"
      + (allowed.map { "<allowedValues>\(Model.text($0))</allowedValues>" } ?? "")
      + (constraint.map { "<typeConstraint>\(Model.text($0))</typeConstraint>" } ?? "")
      + "</itemDefinition>"
  }

  private static func component(_ name: String, _ type: String) -> String {
    "<itemComponent name=\"\(name)\"><typeRef>\(type)</typeRef></itemComponent>"
  }

  private static let types =
    item("tEdad", "number", allowed: "[0..120]") + item("tAdulto", "tEdad", allowed: ">= 18")
    + item("tCiudades", "string", allowed: #""CDMX", "MTY""#, collection: true)
    + item("tPar", "number", constraint: "count(?) = 2", collection: true)
    + item("tHijos", "tEdad", collection: true) + item("tPersonas", "tPersona", collection: true)
    + item("tHasta", "number", allowed: "< 100") + item("tMes", "date")
    + "<itemDefinition name=\"tPersona\">\(component("nombre", "string"))"
    + "\(component("edad", "tEdad"))</itemDefinition>"
    + "<itemDefinition name=\"tTramo\">\(component("de", "number"))\(component("a", "number"))"
    + "<typeConstraint><text>?.de &lt; ?.a</text></typeConstraint></itemDefinition>"

  private static func value(_ type: String, _ text: String) throws -> String {
    let elements = types + Model.decision("d", type: type, Model.literal(text))
    return try Model.answer("d", of: [Model.model(elements)]).value
  }

  @Test(arguments: [
    ("tEdad", "34"), ("tEdad", "0"), ("tAdulto", "18"), ("tCiudades", #"["CDMX", "MTY"]"#),
    ("tCiudades", "[]"), ("tPar", "[1, 2]"), ("tHijos", "[1, 2, 120]"), ("tMes", "2026-01-01"),
    ("tPersona", #"{nombre: "Ana", edad: 34}"#), ("tPersona", #"{nombre: "Ana", edad: 34, x: 1}"#),
    ("tPersona", "{nombre: null, edad: null}"), ("tTramo", "{de: 1, a: 2}"),
    ("tPersonas", #"[{nombre: "Ana", edad: 34}]"#), ("Any", "[1, true]"), ("context", "{a: 1}"),
  ])
  func aValueOfTheTypeStays(type: String, text: String) throws {
    let written = type == "tMes" ? "@\"\(text)\"" : text
    #expect(try Self.value(type, written) == text)
  }

  @Test(arguments: [
    ("tEdad", "121"), ("tEdad", "\"34\""), ("tAdulto", "17"), ("tAdulto", "130"),
    ("tCiudades", #"["CDMX", "GDL"]"#), ("tCiudades", "[1]"), ("tPar", "[1]"), ("tPar", "5"),
    ("tPar", "[1, 2, 3]"), ("tHijos", "[1, 121]"), ("tPersona", #"{nombre: 1, edad: 34}"#),
    ("tPersona", #"{nombre: "Ana", edad: 121}"#), ("tPersona", "1"), ("tTramo", "{de: 2, a: 1}"),
    ("tPersonas", #"[{nombre: "Ana", edad: 121}]"#), ("number", "[1, 2]"), ("number", "true"),
    ("tNada", "1"),
  ])
  func aValueOfAnotherIsNull(type: String, text: String) throws {
    #expect(try Self.value(type, text) == "null")
  }

  @Test(arguments: [
    "tEdad", "tAdulto", "tCiudades", "tPar", "tPersona", "tPersonas", "tTramo", "number",
  ])
  func nullIsOfEveryType(type: String) throws {
    let elements = Self.types + Model.decision("d", type: type, Model.literal("null"))
    let (value, faults) = try Model.answer("d", of: [Model.model(elements)])
    #expect(value == "null" && faults.isEmpty)
  }

  @Test(arguments: [
    ("tEdad", "[34]", "34"), ("number", "[1]", "1"), ("tHijos", "5", "[5]"),
    ("tCiudades", "\"CDMX\"", #"["CDMX"]"#), ("tPersona", "[{nombre: null}]", "{nombre: null}"),
    ("date and time", #"@"2026-01-01""#, "2026-01-01T00:00:00Z"), ("list", "5", "[5]"),
  ])
  func aListOfOneAndItsItemBecomeEachOtherAndADayItsMidnight(
    type: String, text: String, wanted: String
  ) throws {
    #expect(try Self.value(type, text) == wanted)
  }

  @Test func anInputThatIsNotOfItsTypeIsNullAndSaysWhy() throws {
    let elements =
      Self.types + Model.input("i", type: "tEdad")
      + Model.decision("d", needs: ["#i"], Model.literal("i = null"))
    let told = try Model.answer("d", of: [Model.model(elements)], inputs: "{i: 130}")
    #expect(told == ("true", ["“i” is 130, and its type allows [0..120]"]))
  }

  @Test func aTypeWithinItselfIsAnyThere() throws {
    let type =
      "<itemDefinition name=\"tNodo\">\(Self.component("valor", "number"))"
      + "\(Self.component("sigue", "tNodo"))</itemDefinition>"
    let text = "{valor: 1, sigue: {valor: 2, sigue: null}}"
    #expect(
      try Model.value("d", in: type + Model.decision("d", type: "tNodo", Model.literal(text)))
        == text)
  }
}
