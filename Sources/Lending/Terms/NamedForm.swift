/// A choice that is written with its name alone.
struct NamedForm {
  let name: String

  /// Nil where the value is written some other way: that is the question, not a failure.
  init?(_ decoder: any Decoder) {
    guard let name = try? decoder.singleValueContainer().decode(String.self) else { return nil }
    self.name = name
  }
}

extension Decoder {
  func unknown(_ value: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(codingPath: codingPath, debugDescription: "no such choice: \(value)"))
  }
}
