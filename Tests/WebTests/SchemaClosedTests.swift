import Kernel
import Testing

@testable import Web

struct SchemaClosedTests {
  private static let amount = Schema.anyOf([
    .keyed("fixed", .integer()), .keyed("share", .keyed("rate", .integer())),
  ])
  private static let schema = Schema.object(
    "Cost",
    [
      .required("code", .string()),
      .optional("amount", amount),
      .optional("anything", .any("Whatever it is.")),
      .optional("lines", .array(.object("CostLine", [.optional("amount", .optional(amount))]))),
      .optional(
        "way", .anyOf([.oneOf(["post", "rail"]), .keyed("truck", .form([])), .integer()])),
      .optional("rule", .anyOf([.oneOf(["exempt"]), .integer()])),
      .optional(
        "often",
        .anyOf([
          .keyed("days", .integer()),
          .form([.required("weekday", .integer()), .required("nth", .integer())]),
        ])),
    ])

  private func refused(_ body: String, by schema: Schema) throws -> [String: String] {
    do {
      try schema.checkNames(Array(body.utf8))
      return [:]
    } catch let refused as InvalidFields {
      return Dictionary(uniqueKeysWithValues: refused.errors.map { ($0.field, $0.message) })
    }
  }

  @Test(arguments: [
    (#"{"code":"a","cod":1}"#, "/cod", "No existe este dato. ¿Quiso decir «code»?"),
    (
      #"{"amount":{"fixd":1}}"#, "/amount/fixd", "No existe este dato. ¿Quiso decir «fixed»?"
    ),
    (
      #"{"amount":{"fixed":1,"iva_propia":2}}"#, "/amount/iva_propia",
      "No existe este dato. Aquí van: fixed, share."
    ),
    (
      #"{"amount":{"share":{"x/y":1}}}"#, "/amount/share/x~1y",
      "No existe este dato. Aquí van: rate."
    ),
    (
      #"{"lines":[{},{"amount":{"fixed":1,"share":{"rate":1}}}]}"#, "/lines/1/amount",
      "No van juntos: fixed, share. Deje una sola forma."
    ),
    (
      #"{"often":{"days":10,"nth":2}}"#, "/often",
      "No van juntos: days, nth. Deje una sola forma."
    ),
    (
      #"{"often":{"weekdayOfMonth":{"weekday":2,"nth":3}}}"#, "/often/weekdayOfMonth",
      "No existe este dato. Aquí van: days, weekday, nth."
    ),
    (#"{"way":{"truck":{"a":1}}}"#, "/way/truck/a", "No existe este dato. Aquí no va ninguno."),
    (
      #"{"way":"ship"}"#, "/way",
      #"Elija: post, rail, o {"truck": …}, o un entero, sin comillas."#
    ),
    (#"{"rule":"free"}"#, "/rule", "Elija: exempt, o un entero, sin comillas."),
  ])
  func whatHasNoPlaceInAClosedShapeIsNamed(body: String, field: String, words: String) throws {
    #expect(try refused(body, by: Self.schema.closed) == [field: words])
  }

  @Test(arguments: [
    #"{"code":"a","anything":{"at":{"all":1}},"amount":{"share":{"rate":1}},"way":"post"}"#,
    #"{"lines":[{"amount":null}],"way":{"truck":{}},"often":{"weekday":1,"nth":2}}"#,
    #"{"code":7,"lines":{},"amount":"x","way":1,"rule":"exempt"}"#, "[]", "null",
  ])
  func whatHasItsPlaceIsLeftToTheOtherChecks(body: String) throws {
    #expect(try refused(body, by: Self.schema.closed).isEmpty)
  }

  @Test func anOpenShapeTakesAnyName() throws {
    #expect(try refused(#"{"other":1,"way":"ship"}"#, by: Self.schema).isEmpty)
  }

  @Test func aHostileBodyIsToldShortly() throws {
    let name = String(repeating: "x", count: 1_000_000)
    #expect(try refused(#"{"\#(name)":1}"#, by: Self.schema.closed).count == 1)
    let many = (0..<50_000).map { #""x\#($0)":1"# }.joined(separator: ",")
    #expect(try refused("{\(many)}", by: Self.schema.closed).count == 20)
  }

  @Test func aClosedShapeSaysSoInTheDocument() {
    let cost = Self.schema.closed.parts["Cost"]
    #expect(cost?["additionalProperties"] == .bool(false))
    #expect(Self.schema.parts["Cost"]?["additionalProperties"] == nil)
  }
}
