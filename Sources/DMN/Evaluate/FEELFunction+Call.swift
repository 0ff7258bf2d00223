extension FEELFunction {
  /// With arguments in the order of its parameters.
  func call(_ values: [FEELValue], _ run: Evaluation, at range: Range<Int>? = nil) -> FEELValue {
    let fitting = overloads.filter { $0.takes(values.count) }
    guard !fitting.isEmpty else {
      return run.fault("\(name) does not take \(values.count) arguments", at: range)
    }
    for overload in fitting {
      guard let converted = overload.converted(values) else { continue }
      return overload.call(Arguments(values: converted), run, name: name, at: range)
    }
    return run.fault("\(name) does not take arguments of such types", at: range)
  }

  /// With arguments by the names of its parameters.
  func call(
    named values: [(name: String, value: FEELValue)], _ run: Evaluation, at range: Range<Int>? = nil
  ) -> FEELValue {
    guard Set(values.map(\.name)).count == values.count else {
      return run.fault("\(name) is given an argument twice", at: range)
    }
    let fitting = overloads.filter { $0.takes(values.map(\.name)) }
    guard !fitting.isEmpty else {
      let names = values.map(\.name).joined(separator: ", ")
      return run.fault("\(name) has no parameters \(names)", at: range)
    }
    for overload in fitting {
      var ordered = overload.parameters.map { parameter in
        values.first { $0.name == parameter.name }?.value
      }
      // What is left out at the end is not given, as it would not be by place.
      while case .some(nil) = ordered.last { ordered.removeLast() }
      guard let converted = overload.converted(ordered) else { continue }
      return overload.call(Arguments(values: converted), run, name: name, at: range)
    }
    return run.fault("\(name) does not take arguments of such types", at: range)
  }
}

extension FEELFunction.Overload {
  fileprivate func takes(_ count: Int) -> Bool {
    let least = parameters.count { !$0.isOptional }
    return count >= least && (isVariadic || count <= parameters.count)
  }

  fileprivate func takes(_ names: [String]) -> Bool {
    names.allSatisfy { name in parameters.contains { $0.name == name } }
      && parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
  }

  /// Nil where one is not of its parameter's type.
  fileprivate func converted(_ values: [FEELValue?]) -> [FEELValue?]? {
    var converted: [FEELValue?] = []
    converted.reserveCapacity(values.count)
    for (place, value) in values.enumerated() {
      guard let value else {
        converted.append(nil)
        continue
      }
      let type = parameters[min(place, parameters.count - 1)].type
      guard let value = value.converted(to: type) else { return nil }
      converted.append(value)
    }
    return converted
  }

  fileprivate func call(
    _ arguments: FEELFunction.Arguments, _ run: Evaluation, name: String, at range: Range<Int>?
  ) -> FEELValue {
    let weight = arguments.values.reduce(0) { $0 + ($1?.weight ?? 0) }
    guard run.mayLookAt(weight) else { return .null }
    let before = run.faultCount
    let value = run.calling { body(arguments, run) }
    guard let converted = value.converted(to: result) else {
      return run.fault("what \(name) gives is not of its type", at: range)
    }
    if isBuiltIn, converted.isNull, before == run.faultCount {
      run.fault("\(name) has no answer for these arguments", at: range)
    }
    return run.bounded(converted)
  }
}
