public import Kernel
import Lending
import Tenancy

/// What the command line draws: a quote, or a life.
public protocol Drawn: Encodable {
  /// For a terminal.
  var text: String { get }
  /// For a spreadsheet: pesos with two decimals and a point.
  var csv: String { get }
}

extension QuoteAnswer: Drawn {}

/// A credit's life as the command line draws it.
public struct LifeAnswer: Sendable {
  /// The name of the file.
  let title: String
  /// What was agreed at first. A line has no table, and a group's is in its life.
  let quote: QuoteAnswer?
  let life: Life
  /// The particulars of each event.
  let details: [String]

  enum Life: Sendable {
    case loan(LoanLife)
    case line(LineLife)
    case group(GroupLife)
  }

  public var text: String {
    switch life {
    case .loan(let life):
      [quote?.text, life.text(details)].compactMap { $0 }.joined(separator: "\n\n")
    case .line(let life): "\(title)\n\n\(life.text(details))"
    case .group(let life): "\(title)\n\n\(life.text(details))"
    }
  }

  public var csv: String {
    switch life {
    case .loan(let life): life.csv
    case .line(let life): life.csv
    case .group(let life): life.csv
    }
  }
}

extension LifeAnswer: Drawn {
  private enum Name: CodingKey { case title, quote, loan, line, group }

  public func encode(to encoder: any Encoder) throws {
    var form = encoder.container(keyedBy: Name.self)
    try form.encode(title, forKey: .title)
    try form.encodeIfPresent(quote, forKey: .quote)
    switch life {
    case .loan(let life): try form.encode(life, forKey: .loan)
    case .line(let life): try form.encode(life, forKey: .line)
    case .group(let life): try form.encode(life, forKey: .group)
    }
  }
}

/// Any terms at all, from a file, and what happened since: no institution and no database are
/// needed. Dates move by the banking calendar of Mexico.
public func drawing(
  _ bytes: [UInt8], named name: String, asOf: CalendarDate? = nil, explaining number: Int? = nil
) throws -> any Drawn {
  let file = try LifeFile(bytes, named: name)
  do {
    return try file.life.drawn(name, asOf: asOf, explaining: number)
  } catch let refusal as LifeRefused where asOf == nil || refusal.path != ["asOf"] {
    throw file.telling(refusal)
  } catch let refusal as LineTermsRefused {
    throw file.telling(refusal)
  }
}

extension ToldLife {
  fileprivate func drawn(
    _ name: String, asOf: CalendarDate?, explaining number: Int?
  ) throws -> any Drawn {
    let asOf = asOf ?? self.asOf
    let calendar = BusinessCalendar.mexicoBanking
    switch credit {
    case .loan(let terms, let events):
      let schedule = try Schedule(terms, calendar: calendar, market: market)
      let quote = try QuoteAnswer(name, schedule, by: market, explaining: number)
      guard isLived || asOf != nil else { return quote }
      let life = try LoanLife(schedule, events, asOf: asOf, calendar: calendar, market: market)
      return LifeAnswer(
        title: name, quote: quote, life: .loan(life), details: events.map(\.what.detail))
    case .line(let terms, let events):
      guard number == nil else { throw unexplained("Una línea revolvente") }
      let life = try LineLife(terms, events, asOf: asOf, calendar: calendar)
      return LifeAnswer(
        title: name, quote: nil, life: .line(life), details: events.map(\.what.detail))
    case .group(let plan, let events):
      guard number == nil else { throw unexplained("Un grupo") }
      let life = try GroupLife(plan, events, asOf: asOf, calendar: calendar, market: market)
      return LifeAnswer(
        title: name, quote: nil, life: .group(life), details: events.map(\.what.detail))
    }
  }

  private func unexplained(_ credit: String) -> InvalidFields {
    InvalidFields([
      FieldError(
        "explain",
        "\(credit) no tiene una tabla que explicar: --explain es de un crédito por sí solo.")
    ])
  }
}
