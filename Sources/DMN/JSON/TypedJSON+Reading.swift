extension TypedJSON {
  /// What is wrong with a value, and the names that lead to it.
  struct Refused: Error {
    let path: [String]
    let what: String

    func under(_ name: String) -> Refused { Refused(path: [name] + path, what: what) }
  }

  /// - Parameter json: as `FEELValue(json:)` reads it, where tags are still contexts of one entry.
  init(reading json: FEELValue) throws(Refused) {
    switch json {
    case .null, .boolean, .string: self.init(json)
    case .list(let list):
      var items: [FEELValue] = []
      for (place, item) in list.items.enumerated() {
        do throws(Refused) {
          items.append(try TypedJSON(reading: item).value)
        } catch { throw error.under("\(place)") }
      }
      self.init(FEELValue(items))
    case .context(let context):
      guard context.count == 1, let (tag, value) = context.entries.first else {
        throw Refused(path: [], what: ": one tag was expected")
      }
      do throws(Refused) {
        self.init(try Self.read(tag, value))
      } catch { throw error.under(tag) }
    case .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .range, .function:
      throw .unexpected
    }
  }

  private static func read(_ tag: String, _ json: FEELValue) throws(Refused) -> FEELValue {
    if tag == "$context" {
      guard let context = json.context else { throw .unexpected }
      return .context(FEELContext(try read(context).map { ($0.name, $0.value) }))
    }
    guard let text = json.string else { throw .unexpected }
    let value: FEELValue? =
      switch tag {
      case "$number": Decimal128(text).map(FEELValue.number)
      case "$date": TimeReader.date(text).map(FEELValue.date)
      case "$time": TimeReader.time(text).map(FEELValue.time)
      case "$dateTime": TimeReader.dateTime(text).map(FEELValue.dateTime)
      case "$dtDuration": TimeReader.daysTime(text).map(FEELValue.daysTime)
      case "$ymDuration": TimeReader.yearsMonths(text).map(FEELValue.yearsMonths)
      case _: nil
      }
    guard let value else {
      throw Refused(path: [], what: ": “\(tag)” does not hold such a value")
    }
    return value
  }

  /// The entries of an object, each a value with its type.
  static func read(
    _ context: FEELContext
  ) throws(Refused) -> [(name: String, value: FEELValue)] {
    var entries: [(name: String, value: FEELValue)] = []
    for (name, value) in context.entries {
      do throws(Refused) {
        entries.append((name, try TypedJSON(reading: value).value))
      } catch { throw error.under(name) }
    }
    return entries
  }
}

extension TypedJSON.Refused {
  static let unexpected = Self(path: [], what: " holds something else than was expected")
}
