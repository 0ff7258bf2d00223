/// Names and values as a form or a query sends them: a name may come more than once.
public struct Fields: Hashable, Sendable {
  public private(set) var pairs: [(name: String, value: String)]

  public init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  public init(_ values: [String: String]) {
    pairs = values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  /// The first value under that name.
  public subscript(name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  public func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  public var isEmpty: Bool { pairs.isEmpty }

  public mutating func append(_ name: String, _ value: String) {
    pairs.append((name: name, value: value))
  }

  /// The same fields with one value in place of whatever stood under that name.
  public func with(_ name: String, _ value: String) -> Fields {
    Fields(pairs.filter { $0.name != name } + [(name: name, value: value)])
  }

  public static func == (lhs: Fields, rhs: Fields) -> Bool {
    lhs.pairs.elementsEqual(rhs.pairs) { $0.name == $1.name && $0.value == $1.value }
  }

  public func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }
}

/// A file that came with a form.
public struct UploadedFile: Sendable {
  /// The field it came in.
  public let field: String
  /// As the person's machine calls it: never used as a path.
  public let name: String
  /// As the browser claims; what it is, its first bytes say.
  public let claimedType: String
  public let bytes: [UInt8]

  public init(field: String, name: String, claimedType: String, bytes: [UInt8]) {
    self.field = field
    self.name = name
    self.claimedType = claimedType
    self.bytes = bytes
  }
}
