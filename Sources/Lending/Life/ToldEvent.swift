public import Kernel

/// Something that happened, as somebody tells it. A list of them is in the order in which they
/// became known: one dated before those above it is backdated.
public struct ToldEvent<What: Hashable & Sendable>: Hashable, Sendable {
  public let id: String
  /// What its writer calls it: `payment`.
  public let name: String
  /// The date that counts for interest.
  public let effectiveOn: CalendarDate
  /// Nil for the date that counts, or the day on which the one above it became known if later.
  public let recordedOn: CalendarDate?
  public let what: What

  public init(
    id: String, name: String, effectiveOn: CalendarDate, recordedOn: CalendarDate? = nil,
    _ what: What
  ) {
    self.id = id
    self.name = name
    self.effectiveOn = effectiveOn
    self.recordedOn = recordedOn
    self.what = what
  }
}

/// When something happened and when it became known, and what it is called.
public struct Occurrence: Hashable, Sendable, Encodable {
  public let id: String
  public let name: String
  public let effectiveOn: CalendarDate
  public let recordedOn: CalendarDate

  public var isBackdated: Bool { effectiveOn < recordedOn }
}

/// A told event in its place, with the day on which it became known.
struct Arrival<What: Hashable & Sendable> {
  let index: Int
  let told: ToldEvent<What>
  let occurrence: Occurrence

  /// What is wrong with this event, by the field that has to change.
  func placing<Answer, No: Refusal>(
    _ body: () throws(No) -> Answer
  ) throws(LifeRefused) -> Answer {
    do throws(No) {
      return try body()
    } catch {
      throw LifeRefused(event: index, told.name, error.problem)
    }
  }
}

enum Arrivals {
  static let countMax = 520

  /// Each with the day on which it became known. No list is longer than `countMax`, and nothing
  /// happened before `start` or so many days after it that its figures could not be counted.
  static func of<What>(
    _ told: [ToldEvent<What>], from start: CalendarDate, days: Int
  ) throws(LifeRefused) -> [Arrival<What>] {
    guard told.count <= countMax else { throw LifeRefused(["events"], "Son demasiados eventos.") }
    var ids: Set<String> = []
    var known = start
    var arrivals: [Arrival<What>] = []
    for (index, event) in told.enumerated() {
      func refuse(_ field: String, _ message: String) -> LifeRefused {
        LifeRefused(["events", String(index), field], message)
      }
      guard ids.insert(event.id).inserted else {
        throw refuse("id", "Ya hay un movimiento con ese identificador.")
      }
      guard event.effectiveOn >= start else {
        throw refuse("on", "La fecha es anterior al \(start.text.long), cuando empezó.")
      }
      let recordedOn = event.recordedOn ?? max(event.effectiveOn, known)
      guard recordedOn >= event.effectiveOn, recordedOn >= known else {
        throw refuse(
          "recordedOn",
          "Nada se captura antes de su fecha ni antes que los movimientos de arriba.")
      }
      guard start.days(to: recordedOn) <= days else {
        throw refuse(
          event.recordedOn == nil ? "on" : "recordedOn",
          "Los movimientos van hasta \(days / 365) años después del principio.")
      }
      known = recordedOn
      arrivals.append(
        Arrival(
          index: index, told: event,
          occurrence: Occurrence(
            id: event.id, name: event.name, effectiveOn: event.effectiveOn,
            recordedOn: recordedOn)))
    }
    return arrivals
  }

  /// The day on which a life is seen: the one asked for, or that on which the last event became
  /// known.
  static func asOf<What>(
    _ asked: CalendarDate?, _ arrivals: [Arrival<What>], from start: CalendarDate, days: Int
  ) throws(LifeRefused) -> CalendarDate {
    let asOf = asked ?? arrivals.last?.occurrence.recordedOn ?? start
    guard (0...days).contains(start.days(to: asOf)) else {
      throw LifeRefused(
        ["asOf"], "El corte va del \(start.text.long) a \(days / 365) años después.")
    }
    return asOf
  }
}
