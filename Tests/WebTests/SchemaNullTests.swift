import Kernel
import Testing

@testable import Web

struct SchemaNullTests {
  private static let schema = Schema.object(
    "Order",
    [
      .required("id", .string()),
      .optional("note", .optional(.string())),
      .optional("anything", .any("Whatever it is.")),
      .optional("lines", .array(.object("Line", [.optional("count", .integer())]))),
      .optional("way", .anyOf([.oneOf(["post"]), .keyed("truck", .form([]))])),
    ])

  @Test(arguments: [
    (#"{"id":null}"#, ["/id"]),
    (#"{"id":"a","note":null,"anything":null,"unknown":null}"#, []),
    (#"{"lines":null,"way":null}"#, ["/lines", "/way"]),
    (#"{"lines":[{"count":1},{"count":null},null]}"#, ["/lines/1/count", "/lines/2"]),
    (#"{"way":{"truck":null}}"#, ["/way/truck"]),
    (#"{"way":{"a/b~c":null},"anything":{"deep":null}}"#, []),
    ("null", [""]), ("[null]", []), ("not JSON", []), ("", []),
  ])
  func aNullIsRefusedWhereItsShapeDoesNotLetIt(body: String, fields: [String]) {
    var refused: [String] = []
    do throws(InvalidFields) { try Self.schema.refuseNulls(in: Array(body.utf8)) } catch {
      refused = error.errors.map(\.field)
    }
    #expect(refused == fields)
  }
}
