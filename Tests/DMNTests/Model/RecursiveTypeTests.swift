import Testing

@testable import DMN

/// A type that holds itself is asked of every entry (DMN 1.5, 7.3.3): a reference may be to the
/// definition that it stands in.
@Suite struct RecursiveTypeTests {
  private static func component(_ name: String, _ type: String, many: Bool = false) -> String {
    "<itemComponent name=\"\(name)\" isCollection=\"\(many)\"><typeRef>\(type)</typeRef>"
      + "</itemComponent>"
  }

  private static let types = """
    <itemDefinition name="tree">\(component("value", "small"))\
    \(component("of", "tree", many: true))</itemDefinition>
    <itemDefinition name="small"><typeRef>number</typeRef>\
    <allowedValues><text>&lt; 10</text></allowedValues></itemDefinition>
    <itemDefinition name="person">\(component("pet", "animal"))\(component("age", "small"))\
    </itemDefinition>
    <itemDefinition name="animal">\(component("owner", "human"))</itemDefinition>
    <itemDefinition name="human"><typeRef>person</typeRef></itemDefinition>
    <itemDefinition name="itself"><typeRef>itself</typeRef></itemDefinition>
    <itemDefinition name="lists" isCollection="true"><typeRef>lists</typeRef></itemDefinition>
    """

  private static func value(_ text: String, as type: String) throws -> String {
    let model = DecisionModel(
      try DMNModel(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">\
        \(types)<decision name="a"><variable name="a" typeRef="\(type)"/><literalExpression>\
        <text>\(text)</text></literalExpression></decision></definitions>
        """))
    return model.evaluate("a", inputs: FEELContext(), Evaluation()).text
  }

  @Test(arguments: [
    ("tree", "{value: 1, of: []}"), ("tree", "{value: 1, of: [{value: 2, of: []}]}"),
    ("person", "{pet: {owner: {pet: null, age: 3}}, age: 2}"), ("itself", "1"),
    ("lists", "[[1], 2]"),
  ])
  func aValueThatIsOfTheTypeThroughoutIsKept(type: String, text: String) throws {
    #expect(try Self.value(text, as: type) == text)
  }

  @Test(arguments: [
    ("tree", "{value: 1, of: [{value: 20, of: []}]}"),
    ("tree", "{value: 1, of: [{value: 2, of: [{value: &quot;3&quot;}]}]}"),
    ("person", "{pet: {owner: {pet: null, age: 30}}, age: 2}"),
    ("animal", "{owner: {pet: {owner: {age: 30}}}}"), ("human", "{pet: {owner: {age: 30}}}"),
  ])
  func aValueThatIsNotSomewhereWithinIsNull(type: String, text: String) throws {
    #expect(try Self.value(text, as: type) == "null")
  }
}
