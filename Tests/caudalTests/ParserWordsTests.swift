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
    (["demo", "--nada"], "No existe la opción «--nada»"),
    (["demo", "--prot", "80"], "¿Quiso decir «--port»?"),
    (["quote", "--term"], "Falta el valor de «--term"),
    (["quote", "--term", "doce"], "El valor «doce» no sirve para «--term"),
    (["demo", "sobra"], "Sobra «sobra»"),
  ])
  func aRefusalIsInSpanish(arguments: [String], words: String) throws {
    let told = try refusal(of: arguments)
    #expect(told.contains(words))
    for english in ["Error:", "Usage:", "See '", "Missing", "Unknown", "Unexpected"] {
      #expect(!told.contains(english))
    }
  }
}
