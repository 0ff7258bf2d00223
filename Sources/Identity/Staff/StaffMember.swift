public import Foundation
public import Kernel

/// Somebody who works for the institution.
public struct StaffMember: Hashable, Sendable {
  public let id: StaffID
  public let username: String
  public let name: String
  public let roles: [String]
  public let branch: String?
  public let hasSecondFactor: Bool
  public let createdAt: Date
  public let disabledAt: Date?

  public var isDisabled: Bool { disabledAt != nil }
}

/// How staff names are written: `ana.lopez`. Case and stray spaces do not make another person.
public struct Username: Hashable, Sendable {
  public let text: String

  public init?(_ typed: String) {
    let text = typed.trimmingCharacters(in: .whitespaces).lowercased()
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789")
    guard (2...40).contains(text.count), let first = text.first, letters.contains(first),
      text.allSatisfy({ letters.contains($0) || "._-".contains($0) })
    else { return nil }
    self.text = text
  }
}
