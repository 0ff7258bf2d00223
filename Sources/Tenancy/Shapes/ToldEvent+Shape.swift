import Kernel
import Lending
import Yams

extension Shape {
  /// What happened, in the order in which it became known: each with its date and one key that
  /// says what it was. One that others refer to carries a name; the rest are `mov-1`, `mov-2`…
  static func told<What>(_ ways: [Way<What>]) -> Shape where Value == [ToldEvent<What>] {
    Shape<[EventDraft<What>]>.sequence(of: event(ways), 0...520).map { drafts in
      drafts.enumerated().map { index, draft in
        ToldEvent(
          id: draft.id ?? "mov-\(index + 1)", name: draft.name, effectiveOn: draft.on,
          recordedOn: draft.recordedOn, draft.what)
      }
    }
  }

  private static func event<What>(_ ways: [Way<What>]) -> Shape<EventDraft<What>> {
    let known = EventHead.names + ways.map(\.key)
    let schema = JSONSchema.object([
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("required", .array([.string("on")])), ("minProperties", .number(2)),
      ("properties", .object(EventHead.schemas + ways.map { ($0.key, $0.shape.schema) })),
    ])
    return Shape<EventDraft<What>>(schema: schema) { node, reading in
      guard let mapping = mapping(node, known: known, reading) else { return nil }
      let head = EventHead.shape.read(node.head, reading)
      let told = mapping.filter { member in ways.contains { $0.key == member.key.scalar?.string } }
      guard told.count == 1, let (key, value) = told.first,
        let way = ways.first(where: { $0.key == key.scalar?.string })
      else {
        // A key that does not exist was told already.
        guard mapping.allSatisfy({ known.contains($0.key.scalar?.string ?? "") }) else {
          return nil
        }
        reading.refuse(
          node,
          told.isEmpty
            ? "«\(reading.here)» no dice qué pasó."
            : "«\(reading.here)» dice \(told.count) cosas que pasaron.",
          "Diga una: \(ways.map(\.key).joined(separator: ", ")).")
        return nil
      }
      let what = reading.inside(way.key, value) { way.shape.read(value, reading) }
      guard let head, let what else { return nil }
      return EventDraft(
        id: head.id, name: way.key, on: head.on, recordedOn: head.recordedOn, what: what)
    }
  }
}

private struct EventDraft<What: Hashable & Sendable>: Sendable {
  let id: String?
  let name: String
  let on: CalendarDate
  let recordedOn: CalendarDate?
  let what: What
}

/// What every event carries.
private struct EventHead: Sendable {
  let on: CalendarDate
  let id: String?
  let recordedOn: CalendarDate?

  static let names = ["on", "id", "recordedOn"]
  static let schemas = [
    ("on", Shape<CalendarDate>.date.schema), ("id", Shape<String>.eventID.schema),
    ("recordedOn", Shape<CalendarDate>.date.schema),
  ]
  static let shape = Shape<EventHead>.object(
    Key("on", .date), .optional("id", Shape<String>.eventID),
    .optional("recordedOn", Shape<CalendarDate>.date)
  ) { (on: CalendarDate, id: String?, recordedOn: CalendarDate?) in
    EventHead(on: on, id: id, recordedOn: recordedOn)
  }
}

extension Shape<String> {
  /// How one event refers to another.
  static let eventID = Shape.matching(
    "[A-Za-z0-9][A-Za-z0-9._-]{0,39}", "Use letras, números, puntos y guiones: pago-3.")
}

extension Shape<Bool> {
  /// `true`, for what needs no figures.
  static let yes = Shape.flag.checked("Escriba true, o quite el movimiento.") { isSo in
    isSo ? nil : "Lo que no pasó no se cuenta."
  }
}

extension Node {
  /// Its own members and none of what happened; unknown ones were told already.
  fileprivate var head: Node {
    guard let mapping else { return self }
    let members = mapping.filter { EventHead.names.contains($0.key.scalar?.string ?? "") }
    return .mapping(Mapping(members.map { ($0.key, $0.value) }, tag, .any, mark))
  }
}
