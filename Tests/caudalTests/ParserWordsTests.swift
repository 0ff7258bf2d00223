import ArgumentParser
import Testing

@testable import caudal

/// What the parser refuses is told in Spanish, in whatever words this version of it says it.
@Suite struct ParserWordsTests {
  private func refusal(of arguments: [String]) throws -> String {
    let error = try #require(throws: (any Error).self) { try Caudal.parseAsRoot(arguments) }
    return ParserWords.spanish(Caudal.fullMessage(for: error))
  }

  @Test(arguments: [
    (["quote", "--nada"], "No existe la opción «--nada»"),
    (["quote", "--tenat", "solera"], "¿Quiso decir «--tenant»?"),
    (["quote", "--term"], "Falta el valor de «--term"),
    (["quote", "--term", "doce"], "El valor «doce» no sirve para «--term"),
    (["quote", "--tenant", "solera", "sobra"], "Sobra «sobra»"),
  ])
  func aRefusalIsInSpanish(arguments: [String], words: String) throws {
    let told = try refusal(of: arguments)
    #expect(told.contains(words))
    for english in ["Error:", "Usage:", "See '", "Missing", "Unknown", "Unexpected"] {
      #expect(!told.contains(english))
    }
  }
}
