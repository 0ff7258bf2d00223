extension FEELValue {
  /// What FEEL holds to be the same (`=`) has the same hash, so that few are compared; what is told
  /// apart only by comparing has its kind's.
  var sameHash: Int {
    var hasher = Hasher()
    hash(into: &hasher)
    return hasher.finalize()
  }

  private func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .string(let string): hasher.combine(ExactName(string))
    case .yearsMonths(let duration): hasher.combine(duration.months)
    case .daysTime(let duration): hasher.combine(duration.nanoseconds)
    case .function(let function): hasher.combine(ObjectIdentifier(function))
    // A day is the same as its midnight, and a moment as itself in another zone.
    case .date, .dateTime: hasher.combine(1)
    case .time: hasher.combine(2)
    case .range(let range):
      hasher.combine(range.includesStart)
      range.start?.hash(into: &hasher)
      range.end?.hash(into: &hasher)
    case .list(let list):
      hasher.combine(list.items.count)
      for item in list.items { item.hash(into: &hasher) }
    case .context(let context):
      // In whatever order the entries are.
      hasher.combine(
        zip(context.names, context.values).reduce(0) { sum, entry in
          var inner = Hasher()
          inner.combine(ExactName(entry.0))
          entry.1.hash(into: &inner)
          return sum ^ inner.finalize()
        })
    }
  }
}
