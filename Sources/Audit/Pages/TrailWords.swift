public import Web

/// How the house's ids and verbs read: the trail knows no business word itself.
public struct TrailWords: Sendable {
  /// A kind of thing, by the prefix of its ids, and where its pages are.
  public struct Subject: Sendable {
    let word: String
    let home: Href?

    public init(_ word: String, at home: Href? = nil) {
      self.word = word
      self.home = home
    }
  }

  let verbs: [String: String]
  let subjects: [String: Subject]

  public init(verbs: [String: String], subjects: [String: Subject]) {
    self.verbs = verbs
    self.subjects = subjects
  }

  /// A verb that nobody named is shown as it is kept.
  func verb(_ verb: String) -> String { verbs[verb] ?? verb }

  /// `loan_01a1…725b` as "Crédito …725b": the end tells ids of one minute apart.
  func subject(_ id: String) -> String {
    let parts = id.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let subject = subjects[String(parts[0])] else { return id }
    return "\(subject.word) …\(parts[1].suffix(6))"
  }

  func page(of id: String) -> Href? {
    guard let prefix = id.split(separator: "_").first,
      let home = subjects[String(prefix)]?.home
    else { return nil }
    return Href(sameHost: "\(home)/\(id)")
  }
}
