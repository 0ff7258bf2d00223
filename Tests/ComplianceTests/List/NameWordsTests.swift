import Testing

@testable import Compliance

struct NameWordsTests {
  @Test(arguments: [
    ("Jesús Ramírez Soto", "RAMIREZ SOTO JESUS"),
    ("Ma. de los Ángeles Muñoz", "MUNOZ ANGELES MARIA"),
    ("José Luis de la Cruz Hdez.", "HERNANDEZ CRUZ, JOSE LUIS"),
    ("Juan Pérez López", "Juan Carlos Pérez López"),
    ("Ricardo Gonzales Meza", "Ricardo González Meza"),
    ("Itzel Vázquez Luna", "Itzel Vasquez Luna"),
    ("D'Angelo Ruiz", "DANGELO RUIZ"),
  ])
  func theseAreWorthALook(lhs: String, rhs: String) {
    #expect(NameWords(lhs).resembles(NameWords(rhs)))
    #expect(NameWords(rhs).resembles(NameWords(lhs)))
  }

  @Test(arguments: [
    ("Jesús Ramírez Soto", "Jesús Ramírez Luna"),
    ("Juan Pérez", "Juan Pérez López"),
    ("Ana Ruiz Paz", "Eva Ruiz Paz"),
    ("María Guadalupe Hernández Ruiz", "José Guadalupe Hernández Ríos"),
  ])
  func theseAreNot(lhs: String, rhs: String) {
    #expect(!NameWords(lhs).resembles(NameWords(rhs)))
    #expect(!NameWords(rhs).resembles(NameWords(lhs)))
  }

  @Test func oneLetterIsASlipOnlyInLongWords() {
    #expect(NameWords.differByOneLetter("gonzalez", "gonzales"))
    #expect(NameWords.differByOneLetter("jimenez", "jimenes"))
    #expect(NameWords.differByOneLetter("ramirez", "ramriez"))
    #expect(NameWords.differByOneLetter("torres", "torre"))
    #expect(!NameWords.differByOneLetter("ana", "eva"))
    #expect(!NameWords.differByOneLetter("luna", "paz"))
    #expect(!NameWords.differByOneLetter("ramirez", "dominguez"))
  }

  @Test func aNameOfParticlesAloneKeepsThem() {
    #expect(NameWords("De la O").words == ["o"])
    #expect(NameWords("De la").words == ["de", "la"])
  }
}
