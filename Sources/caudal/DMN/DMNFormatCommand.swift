import ArgumentParser
import DMN
import Foundation

struct DMNFormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Escribe el modelo de nuevo, con un elemento por línea.",
    discussion: """
      Conserva cada elemento, extensión, comentario y diagrama; sólo cambian el espacio entre \
      elementos y el orden de los atributos. Con --check no escribe: termina con 3 si cambiaría.
      """)

  @OptionGroup var file: ModelFile
  @Flag(help: "Sólo dice si el archivo ya está así.")
  var check = false

  func run() throws {
    let formatted = try file.readAlone().source.formatted
    let own = try TextFile(path: file.model).read()
    guard !formatted.utf8.elementsEqual(own.utf8) else { return }
    if check {
      Output.say("«\(file.model)» cambiaría.")
      throw ExitCode(3)
    }
    // Nobody's model is written over by what would be read otherwise.
    guard let again = try? DMNModel(formatted).source.formatted,
      again.utf8.elementsEqual(formatted.utf8)
    else {
      throw ModelFile.Refused(
        detail: "«\(file.model)» no se puede escribir sin que cambie; quedó como estaba.")
    }
    try TextFile(path: file.model).write(formatted)
  }
}
