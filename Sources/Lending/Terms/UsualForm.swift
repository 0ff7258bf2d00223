/// A value of several figures, each with its usual one: what is not written is as usual.
struct UsualForm<Key: CodingKey> {
  private let form: KeyedDecodingContainer<Key>

  init(_ decoder: any Decoder, keyedBy keys: Key.Type) throws {
    form = try decoder.container(keyedBy: keys)
  }

  /// What has no usual value.
  func callAsFunction<Value: Decodable>(_ key: Key) throws -> Value {
    try form.decode(Value.self, forKey: key)
  }

  /// What is written under a key, or the usual value.
  func callAsFunction<Value: Decodable>(_ key: Key, otherwise usual: Value) throws -> Value {
    try form.decodeIfPresent(Value.self, forKey: key) ?? usual
  }
}
