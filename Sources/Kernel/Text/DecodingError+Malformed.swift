extension DecodingError {
  /// A value that is not what it should be, in words for whoever wrote it: a decoder's own are for
  /// programmers, and stay with them.
  public static func malformed(_ words: String, at path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(
      Context(codingPath: path, debugDescription: words, underlyingError: Malformed(words)))
  }
}
