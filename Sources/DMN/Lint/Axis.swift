/// What an input of a table can be, cut into pieces within which no cell of its column changes
/// its answer.
struct Axis {
  let pieces: [Piece]

  enum Piece {
    case point(FEELValue)
    /// Everything between two neighbouring points, or beyond the last.
    case stretch(after: FEELValue?, before: FEELValue?)
    /// Whatever no cell names.
    case other
  }

  /// Of an input that is not gone through.
  static let whole = Axis(pieces: [.other])

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Nil where the cells speak of values that have no order among each other.
  ///
  /// - Parameters:
  ///   - regions: of the column's cells.
  ///   - domain: what the input may be; pieces outside of it are left out.
  init?(_ regions: [Region], domain: [Region], isBoolean: Bool) {
    var bounds = (regions + domain).flatMap(\.bounds)
    let namesNull = bounds.contains(where: \.isNull)
    bounds.removeAll(where: \.isNull)
    if isBoolean { bounds += [.no, .yes] }
    guard let sorted = Self.sorted(bounds) else { return nil }
    let isOrdered = (regions + domain).contains(where: \.asksOrder)
    var pieces: [Piece]
    if case .boolean? = sorted.first {
      pieces = [.point(.no), .point(.yes)]
    } else if case .string? = sorted.first, !isOrdered {
      pieces = sorted.map(Piece.point) + [.other]
    } else {
      pieces = Self.cut(at: sorted)
    }
    if namesNull { pieces.append(.point(.null)) }
    self.pieces = pieces.filter { piece in domain.allSatisfy { $0.holds(for: piece) != false } }
  }

  /// In order and each once; nil where two are not compared.
  private static func sorted(_ values: [FEELValue]) -> [FEELValue]? {
    guard let first = values.first else { return [] }
    if case .boolean = first {
      return values.allSatisfy { $0.boolean != nil } ? [.no, .yes] : nil
    }
    guard values.allSatisfy({ first.order(to: $0) != nil && $0.order(to: $0) != nil }) else {
      return nil
    }
    let sorted = values.sorted { $0.order(to: $1) == .before }
    return sorted.enumerated().filter { place, value in
      place == 0 || sorted[place - 1].order(to: value) != .same
    }.map(\.element)
  }

  private static func cut(at points: [FEELValue]) -> [Piece] {
    guard !points.isEmpty else { return [.other] }
    var pieces: [Piece] = []
    var last: FEELValue?
    for point in points {
      if last.map({ !$0.isNext(to: point) }) ?? true {
        pieces.append(.stretch(after: last, before: point))
      }
      pieces.append(.point(point))
      last = point
    }
    return pieces + [.stretch(after: last, before: nil)]
  }
}

extension FEELValue {
  /// Whether nothing lies between the two: neighbouring days, or months.
  fileprivate func isNext(to other: FEELValue) -> Bool {
    switch (self, other) {
    case (.date(let one), .date(let two)): two.epochDay - one.epochDay == 1
    case (.yearsMonths(let one), .yearsMonths(let two)): two.months - one.months == 1
    case (_, _): false
    }
  }

  /// As FEEL writes it.
  fileprivate var literal: String {
    switch self {
    case .date, .time, .dateTime, .yearsMonths, .daysTime: "@\"\(text)\""
    case .string(let string): string.literal
    case .null, .boolean, .number, .list, .context, .range, .function: text
    }
  }
}

extension Axis {
  /// Some of its pieces as FEEL tests: `[18..21)`, `"A", "B"` or `-` for all.
  func test(of places: [Int]) -> String {
    if places.count == pieces.count { return "-" }
    let isOther = places.contains { if case .other = pieces[$0] { true } else { false } }
    if isOther {
      let named = pieces.indices.filter { !places.contains($0) }.map { test(from: $0, through: $0) }
      return "not(\(named.joined(separator: ", ")))"
    }
    return runs(places).map { test(from: $0.lowerBound, through: $0.upperBound) }
      .joined(separator: ", ")
  }

  /// Neighbours together, where the axis has an order.
  private func runs(_ places: [Int]) -> [ClosedRange<Int>] {
    let isOrdered = pieces.contains { if case .stretch = $0 { true } else { false } }
    var runs: [ClosedRange<Int>] = []
    for place in places {
      if isOrdered, !isNull(place), let last = runs.last, last.upperBound == place - 1 {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    return runs
  }

  private func isNull(_ place: Int) -> Bool {
    if case .point(.null) = pieces[place] { true } else { false }
  }

  private func test(from first: Int, through last: Int) -> String {
    if first == last, case .point(let value) = pieces[first] { return value.literal }
    let (lower, includesLower) = pieces[first].lower
    let (upper, includesUpper) = pieces[last].upper
    switch (lower?.literal, upper?.literal) {
    case (let lower?, let upper?):
      return "\(includesLower ? "[" : "(")\(lower)..\(upper)\(includesUpper ? "]" : ")")"
    case (nil, let upper?): return "\(includesUpper ? "<=" : "<") \(upper)"
    case (let lower?, nil): return "\(includesLower ? ">=" : ">") \(lower)"
    case (nil, nil): return "-"
    }
  }
}

extension Axis.Piece {
  fileprivate var lower: (FEELValue?, Bool) {
    switch self {
    case .point(let value): (value, true)
    case .stretch(let after, _): (after, false)
    case .other: (nil, false)
    }
  }

  fileprivate var upper: (FEELValue?, Bool) {
    switch self {
    case .point(let value): (value, true)
    case .stretch(_, let before): (before, false)
    case .other: (nil, false)
    }
  }
}
