/// The host as the client names it, made plain: lower case, without port; nil when it is none.
enum HostName {
  static func parse(_ authority: String) -> String? {
    let host = authority.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(host.count), (1...253).contains(host[0].utf8.count),
      host.count == 1 || (host[1].utf8.count <= 5 && host[1].utf8.allSatisfy(isDigit)),
      host[0].utf8.allSatisfy({ isDigit($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 })
    else { return nil }
    return String(host[0])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
