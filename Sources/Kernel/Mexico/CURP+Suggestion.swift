extension CURP {
  /// The first 16 characters that a name, a birth and a place would give. Only for a soft
  /// comparison: the authority assigns what follows, and old records hold exceptions.
  public static func suggestion(
    for name: PersonName, bornOn birthDate: CalendarDate, sex: Sex, in birthplace: Birthplace
  ) -> String {
    let first = NameLetters.surname(name.firstSurname)
    let second = NameLetters.surname(name.secondSurname)
    let given = NameLetters.given(name.names)

    var lead = [initial(first), internalVowel(first), initial(second), initial(given)]
    if inconvenient.contains(String(lead)) { lead[1] = "X" }

    let parts = birthDate.civil
    let digits = [parts.year % 100, parts.month, parts.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let consonants = [first, second, given].map(internalConsonant)
    return String(lead) + digits.joined() + sex.rawValue + birthplace.rawValue
      + String(consonants)
  }

  private static func initial(_ word: String) -> Character { latin(word.first) }

  /// A sign inside the name (D/AMICO) counts as X where a vowel was looked for.
  private static func internalVowel(_ word: String) -> Character {
    let found = word.dropFirst().first { NameLetters.isVowel($0) || !$0.isLetter }
    return latin(found)
  }

  private static func internalConsonant(_ word: String) -> Character {
    latin(word.dropFirst().first(where: NameLetters.isConsonant))
  }

  private static func latin(_ letter: Character?) -> Character {
    guard let letter, ("A"..."Z").contains(letter) else { return "X" }
    return letter
  }

  private static let inconvenient = Set(
    """
    BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO \
    FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI \
    KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA \
    MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE ROBO RUIN SENO \
    TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY
    """.split(separator: " ").map(String.init))
}
