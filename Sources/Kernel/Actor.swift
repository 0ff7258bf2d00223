/// Who did it: every act that is recorded has one.
public enum Actor: Hashable, Sendable {
  case staff(StaffID)
  case borrower(PartyID)
  case apiKey(APIKeyID)
  /// A step of the house itself: `close`, `stp`, `seed`.
  case system(String)
}

extension Actor {
  public var staff: StaffID? {
    guard case .staff(let id) = self else { return nil }
    return id
  }

  public var borrower: PartyID? {
    guard case .borrower(let id) = self else { return nil }
    return id
  }
}

extension Actor: CustomStringConvertible {
  public var description: String {
    switch self {
    case .staff(let id): id.description
    case .borrower(let id): id.description
    case .apiKey(let id): id.description
    case .system(let name): "system:\(name)"
    }
  }

  /// From what `description` prints.
  public init?(_ text: String) {
    if let id = StaffID(text) {
      self = .staff(id)
    } else if let id = PartyID(text) {
      self = .borrower(id)
    } else if let id = APIKeyID(text) {
      self = .apiKey(id)
    } else if text.hasPrefix("system:") {
      self = .system(String(text.dropFirst(7)))
    } else {
      return nil
    }
  }
}

extension Actor: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let actor = Actor(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such actor")
    }
    self = actor
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
