/// Reads dates, times and durations as XML Schema writes them, and FEEL with it: a zone may follow
/// a time after an at sign (10.3.4.1).
struct TimeReader {
  private var rest: Substring.UnicodeScalarView

  private init(_ text: String) { rest = text[...].unicodeScalars }

  /// All of it, or nil.
  private static func read<Value>(
    _ text: String, _ read: (inout TimeReader) -> Value?
  ) -> Value? {
    guard text.utf8.count <= 200 else { return nil }
    var reader = TimeReader(text)
    let value = read(&reader)
    return reader.rest.isEmpty ? value : nil
  }

  static func date(_ text: String) -> FEELDate? { read(text) { $0.date() } }

  static func time(_ text: String) -> FEELTime? { read(text) { $0.time()?.time } }

  /// A day alone is its midnight.
  static func dateTime(_ text: String) -> FEELDateTime? {
    read(text) { reader in
      guard let date = reader.date() else { return nil }
      guard !reader.rest.isEmpty else {
        return FEELDateTime(date: date, time: FEELTime(nanoseconds: 0, zone: nil))
      }
      guard reader.take("T"), let (time, isNextDay) = reader.time() else { return nil }
      guard isNextDay else { return FEELDateTime(date: date, time: time) }
      return date.adding(days: 1).map { FEELDateTime(date: $0, time: time) }
    }
  }

  static func yearsMonths(_ text: String) -> YearsMonthsDuration? {
    read(text) { reader in
      let sign = reader.take("-") ? -1 : 1
      guard reader.take("P") else { return nil }
      let years = reader.quantity("Y")
      let months = reader.quantity("M")
      guard years != nil || months != nil else { return nil }
      let (fromYears, overflows) = (years ?? 0).multipliedReportingOverflow(by: 12)
      let (total, overflowsToo) = fromYears.addingReportingOverflow(months ?? 0)
      return overflows || overflowsToo ? nil : YearsMonthsDuration(exactly: sign * total)
    }
  }

  static func daysTime(_ text: String) -> DaysTimeDuration? {
    read(text) { reader in
      let sign: Int128 = reader.take("-") ? -1 : 1
      guard reader.take("P") else { return nil }
      let days = reader.quantity("D")
      var seconds = Int128(days ?? 0) * 86_400
      var nanoseconds: Int128 = 0
      if reader.take("T") {
        let (hours, minutes) = (reader.quantity("H"), reader.quantity("M"))
        let last = reader.seconds()
        guard hours != nil || minutes != nil || last != nil else { return nil }
        seconds += Int128(hours ?? 0) * 3_600 + Int128(minutes ?? 0) * 60
        nanoseconds = last ?? 0
      } else if days == nil {
        return nil
      }
      return DaysTimeDuration(
        exactly: sign * (seconds * Int128(FEELTime.perSecond) + nanoseconds))
    }
  }
}

extension TimeReader {
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> String? {
    let taken = rest.prefix { ("0"..."9").contains($0) }
    guard count.contains(taken.count) else { return nil }
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  private mutating func two() -> Int? {
    guard rest.count >= 2 else { return nil }
    let taken = rest.prefix(2)
    guard taken.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    rest = rest.dropFirst(2)
    return Int(String(taken))
  }

  /// What stands before its letter, if it does.
  private mutating func quantity(_ letter: Unicode.Scalar) -> Int? {
    let before = rest
    if let digits = digits(1...18), take(letter) { return Int(digits) }
    rest = before
    return nil
  }

  /// As nanoseconds.
  private mutating func seconds() -> Int128? {
    guard let whole = digits(1...18).flatMap({ Int128($0) }) else { return nil }
    var fraction = 0
    if take(".") { fraction = nanoseconds() ?? 0 }
    guard take("S") else { return nil }
    return whole * Int128(FEELTime.perSecond) + Int128(fraction)
  }

  /// A fraction of a second; beyond nine digits it is left out.
  private mutating func nanoseconds() -> Int? {
    guard let digits = digits(1...30) else { return nil }
    return Int((digits + "000000000").prefix(9))
  }

  /// Four digits or more, the first of more than four no zero.
  private mutating func date() -> FEELDate? {
    let sign = take("-") ? -1 : 1
    guard let year = digits(4...9), year.count == 4 || !year.hasPrefix("0"), take("-"),
      let month = two(), take("-"), let day = two(), let number = Int(year)
    else { return nil }
    return FEELDate(year: sign * number, month: month, day: day)
  }

  private mutating func time() -> (time: FEELTime, isNextDay: Bool)? {
    guard let hour = two(), take(":"), let minute = two(), take(":"), let second = two() else {
      return nil
    }
    var fraction = 0
    if take(".") {
      guard let read = nanoseconds() else { return nil }
      fraction = read
    }
    guard let zone = zone() else { return nil }
    // Midnight may be told as the end of the day before.
    let isEnd = hour == 24 && minute == 0 && second == 0 && fraction == 0
    let time = FEELTime(
      hour: isEnd ? 0 : hour, minute: minute, second: second, nanosecond: fraction, zone: zone)
    return time.map { ($0, isEnd) }
  }

  /// Nil where what is left is no zone; none where nothing is left.
  private mutating func zone() -> FEELZone?? {
    if rest.isEmpty { return .some(nil) }
    if take("Z") || take("z") { return .offset(0) }
    if take("@") {
      let name = String(rest)
      rest = rest.dropFirst(rest.count)
      return FEELZone(named: name).map(Optional.some)
    }
    let isWest = rest.first == "-"
    guard take("+") || take("-"), let hours = two(), take(":"), let minutes = two() else {
      return nil
    }
    let seconds = take(":") ? two() : 0
    guard let seconds, minutes < 60, seconds < 60 else { return nil }
    let total = hours * 3_600 + minutes * 60 + seconds
    guard total <= 18 * 3_600 else { return nil }
    return .offset(isWest ? -total : total)
  }
}
