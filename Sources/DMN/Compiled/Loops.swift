/// What an iterator goes through.
enum Domain: Sendable {
  case list(any Compiled)
  case range(any Compiled, any Compiled)
}

extension Domain {
  /// Nil, with a fault, where there is nothing to go through.
  func values(_ scope: Scope, _ run: Evaluation, at range: Range<Int>) -> [FEELValue]? {
    switch self {
    case .list(let list):
      let value = list.value(scope, run)
      if case .range(let ends) = value, let start = ends.start, let end = ends.end {
        let all = Self.all(from: start, to: end, run, at: range)
        return all.map { all in
          Array(all.dropFirst(ends.includesStart ? 0 : 1).dropLast(ends.includesEnd ? 0 : 1))
        }
      }
      if value.isNull {
        run.fault("null is no list to go through", at: range)
        return nil
      }
      return value.asItems
    case .range(let start, let end):
      return Self.all(from: start.value(scope, run), to: end.value(scope, run), run, at: range)
    }
  }

  private static func all(
    from start: FEELValue, to end: FEELValue, _ run: Evaluation, at range: Range<Int>
  ) -> [FEELValue]? {
    let (first, last): (Int?, Int?) =
      switch (start, end) {
      case (.number(let start), .number(let end)): (start.whole, end.whole)
      case (.date(let start), .date(let end)): (start.epochDay, end.epochDay)
      case (_, _): (nil, nil)
      }
    guard let first, let last else {
      run.fault("one goes from a whole number to another, or from a day to another", at: range)
      return nil
    }
    let (count, overflows) = last.subtractingReportingOverflow(first)
    guard !overflows, count.magnitude < UInt(run.limits.items) else {
      run.fault("there are more than \(run.limits.items) to go through", at: range)
      return nil
    }
    guard run.mayGoOn(Int(count.magnitude)) else { return nil }
    let steps = stride(from: first, through: last, by: count < 0 ? -1 : 1)
    if case .date = start {
      return steps.map { FEELDate(epochDay: $0).map(FEELValue.date) ?? .null }
    }
    return steps.map { FEELValue($0) }
  }
}

/// `for … return …`: every combination, the last iterator the fastest.
struct Iteration: Compiled {
  let domains: [Domain]
  /// Sees the iterators, and after them `partial`: what came before.
  let body: any Compiled
  let usesPartial: Bool
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    var results = FEELList()
    guard go(through: domains[...], scope, run, into: &results) else { return .null }
    return run.bounded(.list(results))
  }

  private func go(
    through domains: ArraySlice<Domain>, _ scope: Scope, _ run: Evaluation,
    into results: inout FEELList
  ) -> Bool {
    guard let domain = domains.first else {
      guard run.mayGoOn(), run.mayHold(results.items.count + 1) else { return false }
      let partial = usesPartial ? FEELValue.list(results) : .null
      results.append(body.value(scope.declaring(partial), run))
      return results.weight <= run.limits.weight || run.bounded(.list(results)).isNull == false
    }
    guard let values = domain.values(scope, run, at: range) else { return false }
    return values.allSatisfy { value in
      go(through: domains.dropFirst(), scope.declaring(value), run, into: &results)
    }
  }
}

/// `some` and `every`.
struct Quantified: Compiled {
  let isEvery: Bool
  /// Everything has to be true or false, even where one decides: so a box has it.
  var isStrict = false
  let domains: [Domain]
  let body: any Compiled
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    var answers: [Bool?] = []
    guard go(through: domains[...], scope, run, into: &answers) else { return .null }
    if answers.contains(!isEvery), !(isStrict && answers.contains(nil)) {
      return .boolean(!isEvery)
    }
    guard !answers.contains(nil) else {
      return run.fault("what is to be satisfied is neither true nor false", at: range)
    }
    return .boolean(isEvery)
  }

  private func go(
    through domains: ArraySlice<Domain>, _ scope: Scope, _ run: Evaluation,
    into answers: inout [Bool?]
  ) -> Bool {
    guard let domain = domains.first else {
      guard run.mayGoOn() else { return false }
      answers.append(body.value(scope, run).boolean)
      return true
    }
    guard let values = domain.values(scope, run, at: range) else { return false }
    return values.allSatisfy { value in
      go(through: domains.dropFirst(), scope.declaring(value), run, into: &answers)
    }
  }
}
