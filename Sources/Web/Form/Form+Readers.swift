public import Kernel

extension Form {
  /// Required text, trimmed of spaces at both ends.
  public mutating func text(
    _ field: String, _ label: String, max: Int = 200
  ) -> String {
    let value = Self.trimmed(typed(field))
    if value.isEmpty {
      refuse(field, "Escribe \(label).")
    } else if value.count > max {
      refuse(field, "Usa \(max) caracteres o menos.")
    }
    return value
  }

  /// Text that may be left empty: nil then.
  public mutating func optionalText(_ field: String, max: Int = 200) -> String? {
    let value = Self.trimmed(typed(field))
    if value.count > max { refuse(field, "Usa \(max) caracteres o menos.") }
    return value.isEmpty ? nil : value
  }

  /// A value that its own type knows how to read: `form.parse("clabe", orSay: "…", CLABE.init)`.
  public mutating func parse<T>(
    _ field: String, orSay message: String, _ reader: (String) -> T?
  ) -> T? {
    guard let value = reader(Self.trimmed(typed(field))) else {
      refuse(field, message)
      return nil
    }
    return value
  }

  /// `1,234.50`, `$1234.5` or `1234`: pesos and at most two decimals.
  public mutating func money(_ field: String, _ label: String) -> Money? {
    parse(field, orSay: "Escribe \(label) en pesos, por ejemplo 5,000 o 5000.50.") {
      Self.money($0)
    }
  }

  public mutating func number(
    _ field: String, _ label: String, in range: ClosedRange<Int>
  ) -> Int? {
    parse(
      field,
      orSay: "Escribe \(label): un número de \(range.lowerBound) a \(range.upperBound)."
    ) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// As a date input sends it (AAAA-MM-DD) or as people write it (dd/mm/aaaa).
  public mutating func date(_ field: String, _ label: String) -> CalendarDate? {
    parse(field, orSay: "Escribe \(label) como día/mes/año, por ejemplo 05/11/1990.") {
      Self.date($0)
    }
  }

  /// One of the values offered.
  public mutating func choice(
    _ field: String, _ label: String, among values: [String]
  ) -> String? {
    parse(field, orSay: "Falta elegir \(label).") { values.contains($0) ? $0 : nil }
  }

  /// A box that must be ticked.
  public mutating func accepted(_ field: String, orSay message: String) -> Bool {
    if isTicked(field) { return true }
    refuse(field, message)
    return false
  }

  public func isTicked(_ field: String) -> Bool { isChosen(field, "on") }

  public mutating func file(_ field: String, _ label: String) -> UploadedFile? {
    guard let file = files.first(where: { $0.field == field && !$0.bytes.isEmpty }) else {
      refuse(field, "Agrega \(label).")
      return nil
    }
    return file
  }
}

extension Form {
  static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }

  static func money(_ text: String) -> Money? {
    let kept = text.filter { !$0.isWhitespace && $0 != "$" && $0 != "," }
    let parts = kept.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...12).contains(parts[0].count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let pesos = Int64(parts[0])
    else { return nil }
    guard parts.count == 2 else { return .centavos(pesos * 100) }
    guard (1...2).contains(parts[1].count), let cents = Int64(parts[1]) else { return nil }
    return .centavos(pesos * 100 + (parts[1].count == 1 ? cents * 10 : cents))
  }

  static func date(_ text: String) -> CalendarDate? {
    if let date = CalendarDate(text) { return date }
    let parts = text.split { $0 == "/" || $0 == "-" || $0 == "." }
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
