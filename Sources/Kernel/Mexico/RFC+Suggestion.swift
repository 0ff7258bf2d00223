extension RFC {
  /// The RFC that a name and a birth date would give, homoclave and digit included. A suggestion:
  /// the SAT's word is the one that counts.
  public static func suggestion(
    for name: PersonName, bornOn birthDate: CalendarDate
  ) -> String {
    let parts = birthDate.civil
    let digits = [parts.year % 100, parts.month, parts.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let stem =
      letters(of: name) + digits.joined() + homoclave(of: name.surnamesFirst)
    return stem + String(checkDigit(of: stem))
  }

  /// The two characters that tell homonyms apart, from the whole name in the SAT's order:
  /// surnames then names, or the company's name without its legal form.
  public static func homoclave(of fullName: String) -> String {
    let digits =
      [0]
      + NameLetters.plain(fullName).flatMap { letter -> [Int] in
        let value = homoclaveValues[letter] ?? 0
        return [value / 10, value % 10]
      }
    let sum = zip(digits, digits.dropFirst()).reduce(0) { $0 + ($1.0 * 10 + $1.1) * $1.1 }
    let key = sum % 1_000
    let alphabet = Array("123456789ABCDEFGHIJKLMNPQRSTUVWXYZ")
    return String([alphabet[key / 34], alphabet[key % 34]])
  }

  private static func letters(of name: PersonName) -> String {
    let first = NameLetters.surname(name.firstSurname).filter(\.isLetter)
    let second = NameLetters.surname(name.secondSurname).filter(\.isLetter)
    let given = NameLetters.given(name.names).filter(\.isLetter)
    var letters: String
    if second.isEmpty {
      letters = String(first.prefix(2) + given.prefix(2))
    } else if first.count <= 2 {
      letters = String(first.prefix(1) + second.prefix(1) + given.prefix(2))
    } else {
      let vowel = first.dropFirst().first(where: NameLetters.isVowel) ?? "X"
      letters = String(first.prefix(1)) + String(vowel) + second.prefix(1) + given.prefix(1)
    }
    letters += String(repeating: "X", count: max(0, 4 - letters.count))
    return inconvenient.contains(letters) ? letters.dropLast() + "X" : letters
  }

  private static let homoclaveValues: [Character: Int] = {
    var values: [Character: Int] = [" ": 0, "&": 10, "Ñ": 40]
    for (offset, digit) in "0123456789".enumerated() { values[digit] = offset }
    for (offset, letter) in "ABCDEFGHI".enumerated() { values[letter] = 11 + offset }
    for (offset, letter) in "JKLMNOPQR".enumerated() { values[letter] = 21 + offset }
    for (offset, letter) in "STUVWXYZ".enumerated() { values[letter] = 32 + offset }
    return values
  }()

  private static let inconvenient = Set(
    """
    BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA \
    KACO KAGA KAGO KAKA KOGE KOJO KULO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE \
    PUTA PUTO QULO RATA RUIN
    """.split(separator: " ").map(String.init))
}
