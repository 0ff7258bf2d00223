import Foundation

/// An address a name resolved to, and whether it is one of the public Internet: what a stranger
/// told us to call must never be a machine of ours.
struct PublicAddress: Hashable, Sendable {
  let text: String
  /// 4 or 16 bytes, most significant first.
  let bytes: [UInt8]

  var isLoopback: Bool {
    let address = embeddedV4 ?? bytes
    return address.count == 4
      ? address[0] == 127 : address == [UInt8](repeating: 0, count: 15) + [1]
  }

  var isPublic: Bool {
    if let address = embeddedV4 { return Self.isPublicV4(address) }
    return bytes.count == 4 ? Self.isPublicV4(bytes) : isPublicV6
  }

  /// The IPv4 address inside a mapped, translated or 6to4 one.
  private var embeddedV4: [UInt8]? {
    guard bytes.count == 16 else { return nil }
    let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    if bytes.starts(with: mapped) || bytes.starts(with: translated) { return Array(bytes[12...]) }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return Array(bytes[2..<6]) }
    return nil
  }

  /// RFC 6890 and its successors: everything that is not somebody's public machine.
  private static let reservedV4: [([UInt8], Int)] = [
    ([0, 0, 0, 0], 8), ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16), ([172, 16, 0, 0], 12), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24), ([192, 168, 0, 0], 16), ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24), ([203, 0, 113, 0], 24), ([224, 0, 0, 0], 4), ([240, 0, 0, 0], 4),
  ]

  private static func isPublicV4(_ address: [UInt8]) -> Bool {
    !reservedV4.contains { isIn(address, $0.0, bits: $0.1) }
  }

  /// Only 2000::/3 is given out, and not all of it.
  private var isPublicV6: Bool {
    let reserved: [([UInt8], Int)] = [
      ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x01, 0, 0], 23), ([0x3F, 0xFF, 0, 0], 20),
    ]
    return Self.isIn(bytes, [0x20, 0, 0, 0], bits: 3)
      && !reserved.contains { Self.isIn(bytes, $0.0, bits: $0.1) }
  }

  private static func isIn(_ address: [UInt8], _ network: [UInt8], bits: Int) -> Bool {
    (0..<bits).allSatisfy { bit in
      (address[bit / 8] ^ network[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
    }
  }

  /// Everything a name resolves to; blocks while it asks.
  static func all(of host: String) -> [PublicAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    return sequence(first: first) { $0?.pointee.ai_next }.prefix { $0 != nil }
      .compactMap { $0.flatMap { PublicAddress($0.pointee) } }
  }

  private init?(_ entry: addrinfo) {
    let offset: Int
    let count: Int
    switch entry.ai_family {
    case AF_INET: (offset, count) = (4, 4)
    case AF_INET6: (offset, count) = (8, 16)
    default: return nil
    }
    guard let address = entry.ai_addr, Int(entry.ai_addrlen) >= offset + count else { return nil }
    let raw = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
    self.init(bytes: Array(raw[offset..<offset + count]))
  }

  /// An address in figures; one of the fourth version inside the sixth is itself.
  init?(numeric text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(bytes: withUnsafeBytes(of: &four) { Array($0) })
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      let bytes = withUnsafeBytes(of: &six) { Array($0) }
      let isMapped = bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF])
      self.init(bytes: isMapped ? Array(bytes[12...]) : bytes)
    } else {
      return nil
    }
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    self.text = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
