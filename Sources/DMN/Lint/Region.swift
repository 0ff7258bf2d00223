/// The values for which a cell's tests hold, as far as it can be told without running them.
indirect enum Region {
  case everything
  case value(FEELValue)
  case interval(FEELRange)
  case union([Region])
  case complement(Region)
  /// It depends on something else than the value, or on more than its place among others.
  case unknown

  init(_ cell: UnaryTests) {
    if cell.tests.isEmpty {
      self = .everything
    } else {
      let union = Region.union(cell.tests.map(Region.init))
      self = cell.isNegated ? .complement(union) : union
    }
  }

  init(_ test: UnaryTest) {
    switch test {
    case .comparison(let sign, let syntax):
      self = syntax.constant.flatMap { Region(sign, $0) } ?? .unknown
    case .expression(let syntax):
      self = syntax.names("?") ? .unknown : syntax.constant.map(Region.init(_:)) ?? .unknown
    }
  }

  private init(_ value: FEELValue) {
    switch value {
    case .range(let range) where range.isSingle: self = range.start.map(Region.value) ?? .unknown
    case .range(let range): self = .interval(range)
    case .list(let list): self = .union(list.items.map(Region.init(_:)))
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime:
      self = .value(value)
    case .context, .function: self = .unknown
    }
  }

  private init?(_ sign: Syntax.Operator, _ value: FEELValue) {
    func range(from start: FEELValue?, to end: FEELValue?, included: Bool) -> Region {
      .interval(
        FEELRange(from: start, to: end, includesStart: included, includesEnd: included))
    }
    switch sign {
    case .equal: self = .value(value)
    case .unequal: self = .complement(.value(value))
    case .less: self = range(from: nil, to: value, included: false)
    case .lessOrEqual: self = range(from: nil, to: value, included: true)
    case .greater: self = range(from: value, to: nil, included: false)
    case .greaterOrEqual: self = range(from: value, to: nil, included: true)
    case .add, .subtract, .multiply, .divide, .power, .and, .or: return nil
    }
  }

  /// Where its answer may change.
  var bounds: [FEELValue] {
    switch self {
    case .everything, .unknown: []
    case .value(let value): [value]
    case .interval(let range): [range.start, range.end].compactMap { $0 }
    case .union(let parts): parts.flatMap(\.bounds)
    case .complement(let part): part.bounds
    }
  }

  /// The same for an input whose values are all of one kind: one of another kind it never is, and
  /// whether it is the contrary of such cannot be told.
  func keeping(to kind: FEELType) -> Region {
    switch self {
    case .everything, .unknown: self
    case .value, .interval: bounds.allSatisfy { $0.conforms(to: kind) } ? self : .union([])
    case .union(let parts): .union(parts.map { $0.keeping(to: kind) })
    case .complement(let part):
      part.bounds.allSatisfy { $0.conforms(to: kind) } ? self : .unknown
    }
  }

  /// As it is where its values cannot be gone through: only what asks nothing surely holds.
  var untold: Region {
    if case .everything = self { self } else { .unknown }
  }

  /// How many tests it is made of: what it takes to tell whether it holds.
  var size: Int {
    switch self {
    case .everything, .unknown, .value, .interval: 1
    case .union(let parts): parts.reduce(1) { $0 + $1.size }
    case .complement(let part): part.size
    }
  }

  /// Whether it asks for more than equality.
  var asksOrder: Bool {
    switch self {
    case .everything, .unknown, .value: false
    case .interval: true
    case .union(let parts): parts.contains(where: \.asksOrder)
    case .complement(let part): part.asksOrder
    }
  }

  /// Nil where it cannot be told.
  func holds(for piece: Axis.Piece) -> Bool? {
    switch self {
    case .everything: true
    case .unknown: nil
    case .value(let value):
      if case .point(let point) = piece { point.isSame(as: value) } else { false }
    case .interval(let range): range.covers(piece)
    case .union(let parts):
      parts.reduce(false) { known, part in
        known == true ? true : part.holds(for: piece).map { $0 ? true : known } ?? nil
      }
    case .complement(let part): part.holds(for: piece).map { !$0 }
    }
  }
}

extension FEELRange {
  /// No piece of an axis that was cut at the range's ends lies half inside of it.
  fileprivate func covers(_ piece: Axis.Piece) -> Bool {
    switch piece {
    case .point(let value): contains(value) ?? false
    case .other: start == nil && end == nil
    case .stretch(let after, let before):
      (start.map { start in after.map { start.order(to: $0) != .after } ?? false } ?? true)
        && (end.map { end in before.map { end.order(to: $0) != .before } ?? false } ?? true)
    }
  }
}

extension Syntax {
  /// What it comes to whatever is given; nil where that depends on a name, or is nothing.
  var constant: FEELValue? {
    let (value, run) = tried
    return run.faults.isEmpty ? value : nil
  }

  /// Why it comes to nothing whatever is given; nil where it does not, or that cannot be told: it
  /// depends on a name, on the moment or on the types of a model.
  var failure: Fault? {
    let depends = freeNames.contains { free in
      BuiltIns.all[free.name] == nil || ["now", "today"].contains(free.name)
    }
    guard !depends, typeNames.isEmpty else { return nil }
    let (_, run) = tried
    return run.isStopped ? nil : run.faults.first
  }

  private var tried: (FEELValue, Evaluation) {
    var limits = Limits()
    (limits.steps, limits.items, limits.calls) = (10_000, 1_000, 50)
    let run = Evaluation(limits: limits)
    return (Compiler().compile(self).value(.empty, run), run)
  }
}
