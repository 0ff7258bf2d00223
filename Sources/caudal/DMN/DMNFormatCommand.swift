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
    let formatted = try file.read().model.source.formatted
    let own = try String(contentsOfFile: file.model, encoding: .utf8)
    guard formatted != own else { return }
    if check {
      Output.say("«\(file.model)» cambiaría.")
      throw ExitCode(3)
    }
    try formatted.write(toFile: file.model, atomically: true, encoding: .utf8)
  }
}
