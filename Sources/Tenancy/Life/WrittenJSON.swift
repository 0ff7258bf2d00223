import Foundation
public import Kernel
public import Lending
import Yams

/// A JSON body as its writer wrote it, to be read by the same shapes as a file: amounts in
/// centavos, rates in millionths.
public struct WrittenJSON: Decodable {
  let node: Node

  public init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Name.self) {
      node = try Self.mapping(object, object.allKeys)
    } else if var list = try? decoder.unkeyedContainer() {
      var items: [Node] = []
      while !list.isAtEnd { items.append(try list.decode(WrittenJSON.self).node) }
      node = .sequence(Node.Sequence(items))
    } else {
      node = try Self.scalar(decoder.singleValueContainer())
    }
  }

  /// Of an object, only the members with these names.
  public init(from decoder: any Decoder, only names: [String]) throws {
    let object = try decoder.container(keyedBy: Name.self)
    node = try Self.mapping(object, object.allKeys.filter { names.contains($0.stringValue) })
  }

  /// The names of an object's members.
  public static func names(in decoder: any Decoder) throws -> [String] {
    try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue).sorted()
  }

  private static func mapping(
    _ object: KeyedDecodingContainer<Name>, _ names: [Name]
  ) throws -> Node {
    let members = try names.sorted { $0.stringValue < $1.stringValue }.map { name in
      (Node(name.stringValue), try object.decode(WrittenJSON.self, forKey: name).node)
    }
    return .mapping(Node.Mapping(members))
  }

  /// Text stays text even where it looks like a number.
  private static func scalar(_ value: any SingleValueDecodingContainer) throws -> Node {
    if let isSo = try? value.decode(Bool.self) { return Node(isSo ? "true" : "false") }
    if let number = try? value.decode(Int64.self) { return Node(String(number)) }
    // Too many digits, or some after the point: its shape says what is wrong with it.
    if let number = try? value.decode(Decimal.self) { return Node("\(number)") }
    guard let text = try? value.decode(String.self) else { return Node("?") }
    return Node(text, Tag(.str), .doubleQuoted)
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension ToldLife {
  /// What a body tells: a line, or what goes beside the terms that it carries as a quote does.
  public init(_ body: WrittenJSON, terms: LoanTerms?) throws(InvalidFields) {
    let reading = Reading(file: "", units: .machines)
    let shape = terms == nil ? Self.lineShape : Self.beside(terms)
    let life = shape.read(body.node, reading)
    guard let life, reading.problems.isEmpty else {
      throw InvalidFields(
        zip(reading.pointers, reading.problems).map { pointer, problem in
          FieldError(pointer, "\(problem.message) \(problem.whatToDo)")
        })
    }
    self = life
  }

  /// What a body may say under one of the names that are not a quote's, as JSON Schema.
  public static func bodySchema(of name: String) -> JSONSchema {
    guard let schema = besideSchemas[name] else { preconditionFailure("no such member: \(name)") }
    return schema.inMachineUnits
  }
}
