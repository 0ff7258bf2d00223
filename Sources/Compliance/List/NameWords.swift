import Kernel

/// A name as it is compared: its words without accents, particles or order, abbreviations spelt
/// out. *Ma. de los Ángeles Muñoz* and *MUNOZ ANGELES MARIA* are the same.
struct NameWords: Hashable {
  let words: Set<String>

  init(_ name: String) {
    let all = Search.normalized(name).split(separator: " ").map { Self.spelt(String($0)) }
    let counted = all.filter { !Self.particles.contains($0) }
    words = Set(counted.isEmpty ? all : counted)
  }

  /// One spelling for all that compare the same.
  var key: String { words.sorted().joined(separator: " ") }

  /// Worth a person's look: the same words; one name within the other by three words or more
  /// (somebody left out a second name); or all the same but a letter of one word.
  func resembles(_ other: NameWords) -> Bool {
    if words == other.words { return true }
    let common = words.intersection(other.words)
    if common.count >= 3, common == words || common == other.words { return true }
    guard common.count >= 2, words.count == other.words.count, common.count == words.count - 1,
      let mine = words.subtracting(common).first, let theirs = other.words.subtracting(common).first
    else { return false }
    return Self.differByOneLetter(mine, theirs)
  }

  private static let particles: Set<String> = [
    "da", "das", "de", "del", "der", "di", "dos", "el", "la", "las", "le", "los", "mac", "mc",
    "san", "santa", "van", "von", "y", "e",
  ]

  private static func spelt(_ word: String) -> String { abbreviations[word] ?? word }

  private static let abbreviations = [
    "ma": "maria", "gpe": "guadalupe", "fco": "francisco", "fca": "francisca", "ant": "antonio",
    "hdez": "hernandez", "hndz": "hernandez", "fdez": "fernandez", "glez": "gonzalez",
    "gzlz": "gonzalez", "mtz": "martinez", "mtnez": "martinez", "rdz": "rodriguez",
    "rguez": "rodriguez", "gtz": "gutierrez", "dguez": "dominguez", "jmnz": "jimenez",
    "vzqz": "vazquez", "vqz": "vazquez", "stgo": "santiago",
  ]

  /// One letter changed, added, dropped, or two neighbours exchanged; only in words long enough
  /// for that to be a slip.
  static func differByOneLetter(_ lhs: String, _ rhs: String) -> Bool {
    let long = Array(lhs.count >= rhs.count ? lhs : rhs)
    let short = Array(lhs.count >= rhs.count ? rhs : lhs)
    guard short.count >= 4, long.count - short.count <= 1 else { return false }
    let start = zip(long, short).prefix { $0 == $1 }.count
    if long.count > short.count { return long[(start + 1)...] == short[start...] }
    guard start < long.count else { return false }
    if long[(start + 1)...] == short[(start + 1)...] { return true }
    guard start + 1 < long.count else { return false }
    return long[start] == short[start + 1] && long[start + 1] == short[start]
      && long[(start + 2)...] == short[(start + 2)...]
  }
}
