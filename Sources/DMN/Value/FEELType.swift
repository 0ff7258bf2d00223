/// The types of FEEL (DMN 1.5, 10.3.2), and those that a model's item definitions make of them.
public indirect enum FEELType: Hashable, Sendable {
  case any
  case null
  case boolean, number, string, date, time, dateTime, yearsMonths, daysTime
  case list(FEELType)
  /// At least these entries.
  case context([String: FEELType])
  case range(FEELType)
  case function([FEELType], FEELType)

  /// By the name that it has in FEEL; nil for others.
  init?(named name: String) {
    switch name {
    case "Any": self = .any
    case "Null": self = .null
    case "boolean": self = .boolean
    case "number": self = .number
    case "string": self = .string
    case "date": self = .date
    case "time": self = .time
    case "date and time", "dateTime": self = .dateTime
    case "years and months duration", "yearMonthDuration": self = .yearsMonths
    case "days and time duration", "dayTimeDuration": self = .daysTime
    case "list": self = .list(.any)
    case "context": self = .context([:])
    case "range": self = .range(.any)
    case _: return nil
    }
  }

  /// More parts than any type that is told of has: what is larger is not known.
  static let mostParts = 5_000

  /// How many types it is made of, itself counted; no more than one beyond the most is counted. A
  /// part that comes twice counts twice, since whoever compares types goes through it twice.
  var size: Int {
    var size = 0
    count(into: &size)
    return size
  }

  private func count(into size: inout Int) {
    guard size <= Self.mostParts else { return }
    size += 1
    switch self {
    case .any, .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime:
      return
    case .list(let part), .range(let part): part.count(into: &size)
    case .context(let members): for type in members.values { type.count(into: &size) }
    case .function(let parameters, let result):
      for type in parameters { type.count(into: &size) }
      result.count(into: &size)
    }
  }

  /// Whether it is made of nothing else.
  var isPlain: Bool {
    switch self {
    case .any, .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime:
      true
    case .list, .range, .context, .function: false
    }
  }

  /// Whether every value of this type is one of the other (10.3.2.9.2).
  func conforms(to other: FEELType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _): return true
    case (.list(let mine), .list(let theirs)), (.range(let mine), .range(let theirs)):
      return mine.conforms(to: theirs)
    case (.context(let mine), .context(let theirs)):
      return theirs.allSatisfy { name, type in mine[name]?.conforms(to: type) ?? false }
    case (.function(let mine, let result), .function(let theirs, let wanted)):
      return mine.count == theirs.count && result.conforms(to: wanted)
        && zip(theirs, mine).allSatisfy { $0.conforms(to: $1) }
    case (_, _): return self == other
    }
  }
}

/// A type that most values have, told by a look at the value.
enum PlainType: Sendable {
  case any, number, string, boolean

  /// Nil for the others.
  init?(_ type: FEELType) {
    switch type {
    case .any: self = .any
    case .number: self = .number
    case .string: self = .string
    case .boolean: self = .boolean
    case .null, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range,
      .function:
      return nil
    }
  }
}

extension FEELValue {
  func `is`(_ type: PlainType) -> Bool {
    switch (type, self) {
    case (.any, _), (.number, .number), (.string, .string), (.boolean, .boolean): true
    case (_, _): false
    }
  }

  /// Whether it is of the type; null is of every type but as an instance.
  func conforms(to type: FEELType) -> Bool {
    switch (self, type) {
    case (.null, _), (_, .any): true
    case (.function, .function([], .any)): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date),
      (.time, .time), (.dateTime, .dateTime), (.yearsMonths, .yearsMonths),
      (.daysTime, .daysTime):
      true
    case (.list, .list(.any)): true
    case (.list(let list), .list(let item)): list.items.allSatisfy { $0.conforms(to: item) }
    case (.context(let context), .context(let members)):
      members.allSatisfy { name, type in context[name]?.conforms(to: type) ?? false }
    case (.range(let range), .range(let item)):
      [range.start, range.end].allSatisfy { $0?.conforms(to: item) ?? true }
    case (.function(let function), .function(let parameters, let result)):
      function.overloads.contains { $0.conforms(to: parameters, result) }
    case (_, _): false
    }
  }

  /// `instance of` (10.3.2.9.3): null is an instance of Null and Any alone.
  func isInstance(of type: FEELType) -> Bool {
    if isNull { return type == .null || type == .any }
    return conforms(to: type)
  }
}

extension FEELValue {
  /// The value as one of the type, where FEEL converts it by itself (10.3.2.9.4): a list of one
  /// and its item become each other, and a day becomes its midnight. Nil where it does not conform.
  func converted(to type: FEELType) -> FEELValue? {
    if conforms(to: type) { return self }
    if case .list(let list) = self, list.items.count == 1, list.items[0].conforms(to: type) {
      return list.items[0]
    }
    if case .list(let item) = type, conforms(to: item) { return FEELValue([self]) }
    if case (.date(let date), .dateTime) = (self, type) {
      return .dateTime(FEELDateTime(midnightOf: date))
    }
    return nil
  }
}

extension FEELFunction.Overload {
  /// Whether it takes such arguments and may give such a value: what it gives is told when it is
  /// called.
  fileprivate func conforms(to wanted: [FEELType], _ result: FEELType) -> Bool {
    guard self.result == .any || self.result.conforms(to: result) else { return false }
    guard wanted.count == parameters.count || isVariadic && wanted.count > parameters.count
    else { return false }
    return wanted.enumerated().allSatisfy { place, type in
      type.conforms(to: parameters[min(place, parameters.count - 1)].type)
    }
  }
}
