import Kernel
import Lending
import Tenancy
import Web

/// Lives: what was agreed and what happened since, as somebody tells it. Nothing is kept.
struct LifeAPI {
  let tenants: Tenants

  func live(_ visit: Visit) async throws -> Reply {
    let asked = try visit.json(LifeRequestModel.self)
    let calendar = try tenants.calendar(visit.tenant)
    let terms =
      asked.isOfLine
      ? nil : try await QuoteAPI(tenants: tenants).terms(asked.quote, visit).terms
    let told = try ToldLife(asked.told, terms: terms)
    let market = asked.quote.market ?? .unknown
    switch told.credit {
    case .loan(let terms, let events):
      let schedule = try Schedule(terms, calendar: calendar, market: market)
      return try .json(
        LifeModel(
          quote: try QuoteModel(asked.quote.product, schedule, by: market, explaining: nil),
          loan: try LoanLife(
            schedule, events, asOf: told.asOf, calendar: calendar, market: market)))
    case .line(let terms, let events):
      return try .json(
        LifeModel(line: try LineLife(terms, events, asOf: told.asOf, calendar: calendar)))
    case .group(let plan, let events):
      return try .json(
        LifeModel(
          group: try GroupLife(
            plan, events, asOf: told.asOf, calendar: calendar, market: market)))
    }
  }
}

/// One of the three, with what a loan's first table was.
struct LifeModel: Encodable {
  var quote: QuoteModel?
  var loan: LoanLife?
  var line: LineLife?
  var group: GroupLife?
}

/// A quote's request with what happened beside it; or a line with what happened to it.
struct LifeRequestModel: Decodable {
  let quote: QuoteRequestModel
  let isOfLine: Bool
  let told: WrittenJSON

  private enum Told: String, CodingKey, CaseIterable { case line, group, events, asOf }

  /// A name that a life does not have is refused: what it meant would be missing from it.
  init(from decoder: any Decoder) throws {
    quote = try QuoteRequestModel(from: decoder)
    let form = try decoder.container(keyedBy: Told.self)
    isOfLine = form.contains(.line)
    told = try WrittenJSON(from: decoder, only: Told.allCases.map(\.rawValue))
    let known = Told.allCases.map(\.rawValue) + (isOfLine ? [] : Self.quoteNames)
    guard let name = try WrittenJSON.names(in: decoder).first(where: { !known.contains($0) })
    else { return }
    throw InvalidFields([FieldError("/\(name)", "Aquí no va este dato.")])
  }

  private static let quoteNames = [
    "product", "amount", "installments", "disbursedOn", "terms", "market",
  ]

  static let schema = Schema.object(
    "LifeRequest",
    [
      .optional("product", .optional(.string("As in a quote.", maxLength: 60))),
      .optional("amount", .optional(.centavos("", minimum: 1))),
      .optional("installments", .optional(.integer(minimum: 1, maximum: 520))),
      .optional("disbursedOn", .optional(.date())),
      .optional("terms", .optional(LoanTerms.apiSchema)),
      .optional("market", .optional(Market.apiSchema)),
      .optional("line", Schema(told: "line")), .optional("group", Schema(told: "group")),
      .optional("events", Schema(told: "events")),
      .optional("asOf", .date("The day the last event became known, where it is left out.")),
    ],
    description: """
      A product or terms, as in a quote; with `group`, terms whose principal is the whole \
      group's; or `line` alone. Each event carries `on`, and one key that says what happened. Told \
      in the order of their dates, as many new tables fit as events; a life that works its table \
      out again too often is refused at that event, and so is a group of more than 120,000 people \
      times instalments times events.
      """)
}

extension Schema {
  /// A part of what a life tells, as the shape that reads it says it.
  fileprivate init(told name: String) {
    self.init(
      named: "Told\(name.prefix(1).uppercased())\(name.dropFirst())",
      ToldLife.bodySchema(of: name).json)
  }
}

extension JSONSchema {
  fileprivate var json: JSONValue {
    switch self {
    case .object(let members): .object(members.map { .init($0.0, $0.1.json) })
    case .array(let items): .array(items.map(\.json))
    case .string(let text): .string(text)
    case .number(let number): .integer(number)
    case .bool(let value): .bool(value)
    }
  }
}
